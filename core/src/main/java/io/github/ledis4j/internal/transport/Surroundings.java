package io.github.ledis4j.internal.transport;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * What a client takes from its machine besides the network: the time and chance. Thread-safe.
 *
 * @param ticker the clock of the event loops
 * @param wall the clock that people read, for what they are told
 * @param random where pauses and orders come from that are left to chance
 */
public record Surroundings(Ticker ticker, InstantSource wall, RandomGenerator random) {
  private static final RandomGenerator CHANCE = () -> ThreadLocalRandom.current().nextLong();

  /** Those of event loops: their clock, and what they bring along. */
  static Surroundings of(EventLoopGroup group) {
    return group instanceof OwnTransport own
        ? own.surroundings()
        : new Surroundings(group.next().ticker(), InstantSource.system(), CHANCE);
  }

  /** {@return the time in nanoseconds, on the clock of the event loops} */
  public long now() {
    return ticker.nanoTime();
  }

  /** {@return how much time has passed since a time of {@link #now}} */
  public Duration since(long then) {
    return Duration.ofNanos(now() - then);
  }
}
