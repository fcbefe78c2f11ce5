package io.github.ledis4j.simulator.model;

/** What a server looks at before it runs a command. */
enum Rule {
  /** Changes data: refused by a replica. */
  WRITE,
  /** May need memory: refused when there is none. */
  GROWS,
  /** Answered while data is loaded, while a script runs too long, and by an orphaned replica. */
  ALWAYS,
  /** Answered to who has not said a password. */
  WITHOUT_PASSWORD,
  /** Answered to a subscriber that speaks RESP2. */
  FOR_SUBSCRIBERS,
  /** Run at once inside of MULTI. */
  NOT_QUEUED
}
