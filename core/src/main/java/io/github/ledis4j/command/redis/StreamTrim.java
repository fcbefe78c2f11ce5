package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import org.jspecify.annotations.Nullable;

/** Which of its oldest entries a stream loses. Immutable. */
public final class StreamTrim {
  private static final long EXACTLY = -1;
  private static final long DEFAULT_EFFORT = -2;

  private final String strategy;
  private final String threshold;
  private final long effort;
  private final @Nullable ReferencePolicy references;

  private StreamTrim(
      String strategy, String threshold, long effort, @Nullable ReferencePolicy references) {
    this.strategy = strategy;
    this.threshold = threshold;
    this.effort = effort;
    this.references = references;
  }

  /**
   * Keeps the newest entries ({@code MAXLEN}).
   *
   * @param entries how many to keep, at least 0
   * @return the rule
   * @throws IllegalArgumentException if the number is negative
   */
  public static StreamTrim maxLength(long entries) {
    long kept = between(entries, 0, Long.MAX_VALUE, "length");
    return new StreamTrim("MAXLEN", Long.toString(kept), EXACTLY, null);
  }

  /**
   * Keeps the entries from an id on ({@code MINID}), since Redis 6.2.
   *
   * @param id the lowest to keep
   * @return the rule
   */
  public static StreamTrim minId(StreamId id) {
    return new StreamTrim("MINID", id.toString(), EXACTLY, null);
  }

  /**
   * Lets the server keep some more ({@code ~}), which costs it much less.
   *
   * @return a copy
   */
  public StreamTrim approximately() {
    return new StreamTrim(strategy, threshold, DEFAULT_EFFORT, references);
  }

  /**
   * Lets the server keep some more ({@code ~}), and says how many entries it looks at, at most
   * ({@code LIMIT}), since Redis 6.2.
   *
   * @param entries how many; 0 for any number
   * @return a copy
   * @throws IllegalArgumentException if the number is negative
   */
  public StreamTrim approximately(long entries) {
    long most = between(entries, 0, Long.MAX_VALUE, "limit");
    return new StreamTrim(strategy, threshold, most, references);
  }

  /**
   * Says what becomes of entries that consumers have not acknowledged, since Redis 8.2.
   *
   * @param policy the way to treat them
   * @return a copy
   */
  public StreamTrim references(ReferencePolicy policy) {
    return new StreamTrim(strategy, threshold, effort, requireNonNull(policy, "policy"));
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
