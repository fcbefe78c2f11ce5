package io.github.ledis4j.benchmarks;

import java.util.EnumSet;
import java.util.Set;

/** What a chaos run counts. */
enum ChaosFinding {
  /** Writes that the client said are done. */
  ACKNOWLEDGED("acknowledged"),

  /** Writes of which the client said that they may be done or not. */
  UNKNOWN("unknown"),

  /** Acknowledged writes that are gone, and that no failover explains. */
  LOST("lost"),

  /** Those that a master had, and that its replica had not when it took over. */
  LOST_BY_FAILOVERS("lost by failovers"),

  /** Elements that may have been popped by a call whose answer was lost with its connection. */
  LOST_BY_POPS("lost by pops"),

  /** Writes that ran twice, or that ran though the client said they did not. */
  DOUBLED("doubled"),

  /** Elements whose pop was lost by a failover. */
  AGAIN_BY_FAILOVERS("delivered again by failovers"),

  /** Values and elements of another key. */
  STRAY("stray"),

  /** Elements before an element that was pushed earlier. */
  OUT_OF_ORDER("out of order"),

  /** Reads that saw less than was acknowledged before they were sent, explained by no failover. */
  STALE("stale"),

  /** Transactions that were done by half. */
  TORN("torn"),

  NEVER_COMPLETED("never completed");

  /** Of which there must be none. */
  static final Set<ChaosFinding> FAULTS =
      EnumSet.of(LOST, DOUBLED, STRAY, OUT_OF_ORDER, STALE, TORN, NEVER_COMPLETED);

  final String label;

  ChaosFinding(String label) {
    this.label = label;
  }
}
