package io.github.ledis4j.command.redis;

/** On what condition a time to live is changed. */
public enum ExpireCondition {
  /** Only where there is none yet ({@code NX}). */
  IF_NONE("NX"),
  /** Only where there is one ({@code XX}). */
  IF_ANY("XX"),
  /** Only where it becomes longer ({@code GT}); none counts as the longest. */
  IF_LONGER("GT"),
  /** Only where it becomes shorter ({@code LT}); none counts as the longest. */
  IF_SHORTER("LT");

  private final String word;

  ExpireCondition(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
