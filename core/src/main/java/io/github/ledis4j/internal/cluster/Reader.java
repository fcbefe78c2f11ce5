package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.internal.connection.Call;

/** A node that may answer reads of some slot. Thread-safe. */
interface Reader {

  /** Whether it can be asked. */
  enum Readiness {
    /** It can be asked now. */
    READY,
    /** A connection to it is being made of which nobody knows yet how that goes. */
    PENDING,
    /** It cannot be asked for now. */
    ABSENT
  }

  /** Whether it can be asked now; if there is no connection to it, one is made. */
  Readiness readiness(int slot);

  /** Sends it a read. */
  void read(int slot, Call<?> call);

  /** The same with a read that waited, or that another node could not answer. */
  void readInstead(int slot, Call<?> call);

  /** Why it cannot be asked now. */
  String why();
}
