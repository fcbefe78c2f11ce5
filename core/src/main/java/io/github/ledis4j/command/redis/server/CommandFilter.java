package io.github.ledis4j.command.redis.server;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;

/** Which commands {@code COMMAND LIST} shall give. Immutable. */
public final class CommandFilter {
  private final String filter;
  private final String value;

  private CommandFilter(String filter, String value) {
    this.filter = filter;
    this.value = requireNonNull(value, "value");
  }

  /**
   * Those of a module.
   *
   * @param name of the module
   * @return the filter
   */
  public static CommandFilter module(String name) {
    return new CommandFilter("MODULE", name);
  }

  /**
   * Those of a category of users' rules.
   *
   * @param name of the category, {@code read} for instance
   * @return the filter
   */
  public static CommandFilter category(String name) {
    return new CommandFilter("ACLCAT", name);
  }

  /**
   * Those whose names match.
   *
   * @param glob for names in lower case, {@code h*get} for instance
   * @return the filter
   */
  public static CommandFilter matching(String glob) {
    return new CommandFilter("PATTERN", glob);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    return command.add("FILTERBY").add(filter).add(value);
  }
}
