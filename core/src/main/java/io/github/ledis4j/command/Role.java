package io.github.ledis4j.command;

import java.util.List;

/** What a server is to others: a master, a replica of one, or a sentinel. */
public sealed interface Role {

  /** A server that takes writes. */
  sealed interface Master extends Role permits ServerReplies.MasterRole {

    /** {@return how far its log of changes has come} */
    long offset();

    /** {@return who follows it} */
    List<Follower> replicas();
  }

  /** A replica as its master sees it. */
  sealed interface Follower permits ServerReplies.FollowerOfMaster {

    /** {@return where it is} */
    String host();

    /** {@return its port} */
    int port();

    /** {@return how far it has followed} */
    long offset();
  }

  /** A server that follows another. */
  sealed interface Replica extends Role permits ServerReplies.ReplicaRole {

    /** {@return where its master is} */
    String host();

    /** {@return the port of its master} */
    int port();

    /** {@return the state of the link, {@code connected} for instance} */
    String state();

    /** {@return how far it has followed} */
    long offset();
  }

  /** A Redis Sentinel. */
  sealed interface Sentinel extends Role permits ServerReplies.SentinelRole {

    /** {@return the names of the masters that it watches} */
    List<String> masters();
  }
}
