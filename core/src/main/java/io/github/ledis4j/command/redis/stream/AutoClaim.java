package io.github.ledis4j.command.redis.stream;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What one step of {@code XAUTOCLAIM} took over.
 *
 * @param next where the next step starts
 * @param claimed what was taken over, unmodifiable
 * @param deleted the ids of entries that are no longer in the stream, and need no acknowledgement
 *     any more, unmodifiable; always empty before Redis 7.0, which keeps them waiting
 * @param <T> entries, or their ids
 */
public record AutoClaim<T>(StreamId next, List<T> claimed, List<StreamId> deleted) {
  /**
   * Copies the lists.
   *
   * @param next where the next step starts
   * @param claimed what was taken over
   * @param deleted the ids of entries that are no longer in the stream
   */
  public AutoClaim {
    requireNonNull(next, "next");
    claimed = List.copyOf(claimed);
    deleted = List.copyOf(deleted);
  }

  /**
   * Tells whether all that consumers had not acknowledged was looked at.
   *
   * @return true if there is no further step
   */
  public boolean isLast() {
    return next.equals(StreamId.MIN);
  }
}
