package io.github.ledis4j.internal.connection;

/**
 * How far the present attempt to have a server run something has come, and what became of earlier
 * ones, on connections that were lost.
 */
enum Attempt {
  NEW,
  SENT,
  /** The server did nothing of it and may take it later; it waits. */
  REFUSED,

  /** A lost connection had taken a part of it, too little to run it; it waits. */
  CUT,
  SENT_AFTER_CUT,
  REFUSED_AFTER_CUT,

  /** A lost connection had taken it and may have run it; it waits. */
  LOST,
  SENT_AFTER_LOSS,
  REFUSED_AFTER_LOSS;

  private static final Attempt[] ALL = values();
  private static final int STEPS = 3;

  /** It was handed to a channel. */
  Attempt sent() {
    return ALL[ordinal() / STEPS * STEPS + 1];
  }

  /** The channel has taken nothing of it after all. */
  Attempt takenBack() {
    return ALL[ordinal() / STEPS * STEPS];
  }

  /** The server has refused it for now. */
  Attempt refused() {
    return ALL[ordinal() / STEPS * STEPS + 2];
  }

  boolean isRefused() {
    return ordinal() % STEPS == 2;
  }

  /** Tells whether a server may have run it, now or before. */
  boolean mayHaveRun() {
    return ordinal() % STEPS == 1 || isRepeated();
  }

  /** Tells whether a lost connection may have run it. */
  boolean isRepeated() {
    return ordinal() >= LOST.ordinal();
  }

  /** Tells whether it may be what a server has closed a connection for. */
  boolean isSuspect() {
    return ordinal() >= CUT.ordinal();
  }
}
