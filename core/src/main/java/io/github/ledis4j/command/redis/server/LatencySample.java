package io.github.ledis4j.command.redis.server;

import java.time.Duration;
import java.time.Instant;

/** How long something took that took too long. */
public sealed interface LatencySample permits LatencyReplies.Sample {

  /** {@return when it happened, in whole seconds} */
  Instant time();

  /** {@return how long it took, in whole milliseconds; the longest within this second} */
  Duration latency();
}
