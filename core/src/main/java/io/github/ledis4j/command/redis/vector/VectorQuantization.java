package io.github.ledis4j.command.redis.vector;

/** How exactly a vector set keeps its vectors. It is the same for all vectors of a set. */
public enum VectorQuantization {
  /** 8 bits a component, which is what servers do without being told. */
  EIGHT_BITS("Q8"),
  /** One bit a component: small and fast, and tells directions only. */
  BINARY("BIN"),
  /** 32 bits a component, as they were sent. */
  NONE("NOQUANT");

  private final String word;

  VectorQuantization(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
