package io.github.ledis4j.command.redis.stream;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What consumers of a group were given and have not acknowledged.
 *
 * @param count how many entries
 * @param lowest the lowest id, or null if there is none
 * @param highest the highest id, or null if there is none
 * @param consumers how many entries of each consumer that has any, unmodifiable
 */
public record PendingSummary(
    long count,
    @Nullable StreamId lowest,
    @Nullable StreamId highest,
    Map<String, Long> consumers) {
  /**
   * Copies the consumers.
   *
   * @param count how many entries
   * @param lowest the lowest id, or null if there is none
   * @param highest the highest id, or null if there is none
   * @param consumers how many entries of each consumer that has any
   */
  public PendingSummary {
    consumers = Collections.unmodifiableMap(new LinkedHashMap<>(consumers));
  }
}
