package io.github.ledis4j.command.redis.server;

import java.time.Duration;

/** What took too long, and when last. */
public sealed interface LatencyEvent permits LatencyReplies.Event {

  /** {@return what took too long, {@code command} or {@code fork} for instance} */
  String name();

  /** {@return when it did so last, and how long it took} */
  LatencySample latest();

  /** {@return how long it took at most since the server started or was told to forget} */
  Duration longest();
}
