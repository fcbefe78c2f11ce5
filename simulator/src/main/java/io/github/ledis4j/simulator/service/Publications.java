package io.github.ledis4j.simulator.service;

/** Told of all that the nodes of a cluster hand out. */
public interface Publications {
  /** Who listens to nothing. */
  Publications NOBODY =
      new Publications() {
        @Override
        public void published(int node, String channel, String text, boolean sharded) {}

        @Override
        public void happened(int node, String key, String event) {}

        @Override
        public void arrived(String text) {}

        @Override
        public void lost(String text) {}
      };

  /** A client has published something at a node. */
  void published(int node, String channel, String text, boolean sharded);

  /** Something has happened to a key at its master. */
  void happened(int node, String key, String event);

  /** Another node has handed it out too: a message, or what has happened to that key. */
  void arrived(String text);

  /** Another node did not get a message. */
  void lost(String text);
}
