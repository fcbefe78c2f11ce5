package io.github.ledis4j.command.redis.server;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;

/** What stands behind {@link CommandFilter}. */
final class FilterWords implements CommandFilter {
  private final String filter;
  private final String value;

  FilterWords(String filter, String value) {
    this.filter = filter;
    this.value = requireNonNull(value, "value");
  }

  static FilterWords of(CommandFilter filter) {
    return (FilterWords) requireNonNull(filter, "filter");
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    return command.add("FILTERBY").add(filter).add(value);
  }
}
