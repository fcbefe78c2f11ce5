package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands behind {@link ScanOptions}. */
final class ScanWords implements ScanOptions {
  private final byte @Nullable [] glob;
  private final long count;
  private final @Nullable String type;

  ScanWords(byte @Nullable [] glob, long count, @Nullable String type) {
    this.glob = glob;
    this.count = count;
    this.type = type;
  }

  static ScanWords of(ScanOptions options) {
    return (ScanWords) requireNonNull(options, "options");
  }

  @Override
  public ScanOptions count(long elements) {
    return new ScanWords(glob, between(elements, 1, Long.MAX_VALUE, "count"), type);
  }

  @Override
  public ScanOptions type(RedisType type) {
    if (type == RedisType.OTHER) {
      throw new IllegalArgumentException("OTHER is no name of a type: use typeNamed");
    }
    return typeNamed(type.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public ScanOptions typeNamed(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a type has a name");
    }
    return new ScanWords(glob, count, name);
  }

  /** Refuses what only a scan of keys has. */
  ScanWords ofElements() {
    if (type != null) {
      throw new IllegalArgumentException("a type can be asked for in scans of keys only");
    }
    return this;
  }

  int arguments() {
    return 2 + (glob == null ? 0 : 2) + (type == null ? 0 : 2);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (glob != null) {
      command.add("MATCH").add(glob);
    }
    command.add("COUNT").add(count);
    if (type != null) {
      command.add("TYPE").add(type);
    }
    return command;
  }
}
