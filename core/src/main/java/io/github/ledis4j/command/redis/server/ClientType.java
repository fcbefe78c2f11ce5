package io.github.ledis4j.command.redis.server;

/** What a server takes a connection for. */
public enum ClientType {
  /** Of a client that sends commands. */
  NORMAL,
  /** To the master of the server. */
  MASTER,
  /** Of a replica of the server. */
  REPLICA,
  /** Of a client that has subscribed to channels. */
  PUBSUB
}
