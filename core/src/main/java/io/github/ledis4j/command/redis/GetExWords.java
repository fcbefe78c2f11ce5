package io.github.ledis4j.command.redis;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;

/** What stands behind {@link GetExOptions}. */
final class GetExWords implements GetExOptions {
  private final Expiry expiry;

  GetExWords(Expiry expiry) {
    this.expiry = expiry;
  }

  static GetExWords of(GetExOptions options) {
    return (GetExWords) requireNonNull(options, "options");
  }

  int arguments() {
    return expiry.arguments();
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    expiry.addTo(command);
    return command;
  }
}
