package io.github.ledis4j.command.redis.stream;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What one step of {@code XAUTOCLAIM} took over. Later versions may tell more.
 *
 * @param <T> entries, or their ids
 */
public sealed interface AutoClaim<T> permits StreamReports.Claimed {
  /** {@return where the next step starts} */
  StreamId next();

  /** {@return what was taken over} */
  List<T> claimed();

  /**
   * {@return the ids of entries that are no longer in the stream, and need no acknowledgement any
   * more; always empty before Redis 7.0, which keeps them waiting}
   */
  List<StreamId> deleted();

  /**
   * Returns whether all that consumers had not acknowledged was looked at.
   *
   * @return true if there is no further step
   */
  default boolean isLast() {
    return next().equals(StreamId.MIN);
  }

  /**
   * Makes the result of a step, for tests of what handles it.
   *
   * @param next where the next step starts
   * @param claimed what was taken over; copied
   * @param deleted the ids of entries that are no longer in the stream; copied
   * @param <T> entries, or their ids
   * @return the same as the server's
   */
  static <T> AutoClaim<T> of(StreamId next, List<T> claimed, List<StreamId> deleted) {
    return new StreamReports.Claimed<>(requireNonNull(next, "next"), claimed, deleted);
  }
}
