package io.github.ledis4j.command;

/** What stands behind {@link Limit}. */
final class LimitWords implements Limit {
  private final long offset;
  private final long count;

  LimitWords(long offset, long count) {
    this.offset = offset;
    this.count = count;
  }

  static long requireOffset(long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset must be at least 0: " + offset);
    }
    return offset;
  }

  @Override
  public long offset() {
    return offset;
  }

  @Override
  public int arguments() {
    return this == NONE ? 0 : 3;
  }

  @Override
  public <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    return this == NONE ? command : command.add("LIMIT").add(offset).add(count);
  }
}
