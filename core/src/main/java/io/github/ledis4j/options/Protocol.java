package io.github.ledis4j.options;

/** Which version of RESP is spoken. */
public enum Protocol {
  /** RESP3 if the server has it, else RESP2. */
  AUTO,

  /** RESP2, without asking for RESP3. */
  RESP2,

  /** RESP3, or no connection at all. */
  RESP3
}
