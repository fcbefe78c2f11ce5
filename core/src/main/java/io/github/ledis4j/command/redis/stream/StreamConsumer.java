package io.github.ledis4j.command.redis.stream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a server knows of a consumer of a group. Later versions may tell more. */
public sealed interface StreamConsumer permits StreamReports.Consumer {
  /** {@return its name} */
  String name();

  /** {@return how many entries it was given and has not acknowledged} */
  long pending();

  /** {@return how long ago it last asked for something, in milliseconds} */
  Duration idle();

  /**
   * {@return how long ago it was last given something, in milliseconds; null if it never was, and
   * before Redis 7.2}
   */
  @Nullable Duration inactive();
}
