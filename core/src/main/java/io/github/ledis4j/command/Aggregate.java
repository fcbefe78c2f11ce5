package io.github.ledis4j.command;

/** How unions and intersections of sorted sets make one score of several. */
public enum Aggregate {
  /** Their sum, which is what servers take without being told. */
  SUM,
  /** The lowest of them. */
  MIN,
  /** The highest of them. */
  MAX
}
