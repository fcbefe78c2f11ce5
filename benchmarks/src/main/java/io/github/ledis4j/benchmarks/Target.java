package io.github.ledis4j.benchmarks;

/** A server and the way to it. */
enum Target {
  REDIS_TCP("redis", "tcp"),
  REDIS_TLS("redis", "tls"),
  REDIS_UNIX("redis", "unix"),
  LEDIS_TCP("ledisdb", "tcp"),
  LEDIS_UNIX("ledisdb", "unix"),

  /** Redis behind something that hands its replies on in small pieces. */
  REDIS_PIECES("redis", "tcp"),

  /** Three masters; its address is that of the first. */
  CLUSTER("cluster", "tcp"),

  /** The same, while their slots move from one to the other. */
  CLUSTER_MOVING("cluster", "tcp"),

  /** The same, while only slots move that no work uses: what moving takes of the cores. */
  CLUSTER_OTHERS_MOVING("cluster", "tcp"),

  /** One master with all slots, for what routing costs. */
  CLUSTER_OF_ONE("cluster", "tcp"),

  /** The same one, by a client that knows nothing of clusters. */
  NODE_OF_ONE("redis", "tcp");

  final String server;
  final String transport;

  Target(String server, String transport) {
    this.server = server;
    this.transport = transport;
  }
}
