package io.github.ledis4j.command.redis.stream;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a server knows of a consumer of a group.
 *
 * @param name its name
 * @param seen when it last asked for something, in milliseconds
 * @param active when it was last given something, in milliseconds; null if it never was, and before
 *     Redis 7.2
 * @param pendingCount how many entries it was given and has not acknowledged
 * @param pending the first of them, as many as were asked for, unmodifiable
 */
public record StreamConsumerDetails(
    String name,
    Instant seen,
    @Nullable Instant active,
    long pendingCount,
    List<PendingDelivery> pending) {
  /**
   * Copies the list.
   *
   * @param name its name
   * @param seen when it last asked for something
   * @param active when it was last given something, or null
   * @param pendingCount how many entries it was given and has not acknowledged
   * @param pending the first of them, as many as were asked for
   */
  public StreamConsumerDetails {
    pending = List.copyOf(pending);
  }
}
