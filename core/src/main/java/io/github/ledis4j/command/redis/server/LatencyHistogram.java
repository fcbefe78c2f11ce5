package io.github.ledis4j.command.redis.server;

import java.time.Duration;
import java.util.Map;

/** How long a command took, counted. */
public sealed interface LatencyHistogram permits LatencyReplies.Histogram {

  /** {@return how often the command was called} */
  long calls();

  /**
   * {@return how many of the calls took at most so long, ascending in steps that double; the last
   * one is all calls}
   */
  Map<Duration, Long> atMost();
}
