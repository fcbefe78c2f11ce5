package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.internal.command.Arguments.between;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import org.jspecify.annotations.Nullable;

/** What stands behind {@link LedisScanOptions}. */
final class ScanWords implements LedisScanOptions {
  private static final int LARGEST_PAGE = 1_000_000;
  private final @Nullable String regex;
  private final int count;
  private final boolean descending;

  ScanWords(@Nullable String regex, int count, boolean descending) {
    this.regex = regex;
    this.count = count;
    this.descending = descending;
  }

  static ScanWords of(LedisScanOptions options) {
    return (ScanWords) requireNonNull(options, "options");
  }

  @Override
  public LedisScanOptions count(int elements) {
    return new ScanWords(regex, (int) between(elements, 1, LARGEST_PAGE, "count"), descending);
  }

  @Override
  public LedisScanOptions descending() {
    return new ScanWords(regex, count, true);
  }

  int arguments() {
    return 2 + (regex == null ? 0 : 2) + (descending ? 1 : 0);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (regex != null) {
      command.add("MATCH").add(regex);
    }
    command.add("COUNT").add(count);
    if (descending) {
      command.add("DESC");
    }
    return command;
  }
}
