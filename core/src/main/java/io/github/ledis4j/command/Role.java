package io.github.ledis4j.command;

import java.util.List;

/** What a server is to others: a master, a replica of one, or a sentinel. */
public sealed interface Role {

  /**
   * A server that takes writes.
   *
   * @param offset how far its log of changes has come
   * @param replicas who follows it
   */
  record Master(long offset, List<Follower> replicas) implements Role {
    /**
     * Copies the replicas.
     *
     * @param offset how far its log of changes has come
     * @param replicas who follows it
     */
    public Master {
      replicas = List.copyOf(replicas);
    }
  }

  /**
   * A replica as its master sees it.
   *
   * @param host where it is
   * @param port its port
   * @param offset how far it has followed
   */
  record Follower(String host, int port, long offset) {}

  /**
   * A server that follows another.
   *
   * @param host where its master is
   * @param port the port of its master
   * @param state of the link, {@code connected} for instance
   * @param offset how far it has followed
   */
  record Replica(String host, int port, String state, long offset) implements Role {}

  /**
   * A Redis Sentinel.
   *
   * @param masters the names of the masters that it watches
   */
  record Sentinel(List<String> masters) implements Role {
    /**
     * Copies the names.
     *
     * @param masters the names of the masters that it watches
     */
    public Sentinel {
      masters = List.copyOf(masters);
    }
  }
}
