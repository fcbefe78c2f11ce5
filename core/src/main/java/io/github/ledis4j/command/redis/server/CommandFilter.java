package io.github.ledis4j.command.redis.server;

/** Which commands {@code COMMAND LIST} returns. Immutable. */
public sealed interface CommandFilter permits FilterWords {
  /**
   * Those of a module.
   *
   * @param name of the module
   * @return the filter
   */
  static CommandFilter module(String name) {
    return new FilterWords("MODULE", name);
  }

  /**
   * Those of a category of users' rules.
   *
   * @param name of the category, {@code read} for instance
   * @return the filter
   */
  static CommandFilter category(String name) {
    return new FilterWords("ACLCAT", name);
  }

  /**
   * Those whose names match.
   *
   * @param glob for names in lower case, {@code h*get} for instance
   * @return the filter
   */
  static CommandFilter matching(String glob) {
    return new FilterWords("PATTERN", glob);
  }
}
