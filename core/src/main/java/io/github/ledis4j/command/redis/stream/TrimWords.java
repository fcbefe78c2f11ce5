package io.github.ledis4j.command.redis.stream;

import static io.github.ledis4j.internal.command.Arguments.between;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import org.jspecify.annotations.Nullable;

/** What stands behind {@link StreamTrim}. */
final class TrimWords implements StreamTrim {
  static final long EXACTLY = -1;
  private static final long DEFAULT_EFFORT = -2;
  private final String strategy;
  private final String threshold;
  private final long effort;
  private final @Nullable ReferencePolicy references;

  TrimWords(String strategy, String threshold, long effort, @Nullable ReferencePolicy references) {
    this.strategy = strategy;
    this.threshold = threshold;
    this.effort = effort;
    this.references = references;
  }

  static TrimWords of(StreamTrim rule) {
    return (TrimWords) requireNonNull(rule, "rule");
  }

  @Override
  public StreamTrim approximately() {
    return new TrimWords(strategy, threshold, DEFAULT_EFFORT, references);
  }

  @Override
  public StreamTrim approximately(long entries) {
    long most = between(entries, 0, Long.MAX_VALUE, "limit");
    return new TrimWords(strategy, threshold, most, references);
  }

  @Override
  public StreamTrim references(ReferencePolicy policy) {
    return new TrimWords(strategy, threshold, effort, requireNonNull(policy, "policy"));
  }

  int arguments() {
    int forEffort = effort == EXACTLY ? 0 : effort == DEFAULT_EFFORT ? 1 : 3;
    return 2 + forEffort + (references == null ? 0 : 1);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    command.add(strategy);
    if (effort != EXACTLY) {
      command.add("~");
    }
    command.add(threshold);
    if (effort >= 0) {
      command.add("LIMIT").add(effort);
    }
    return references == null ? command : command.add(references.word());
  }
}
