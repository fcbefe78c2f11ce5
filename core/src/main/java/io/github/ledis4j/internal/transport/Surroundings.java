package io.github.ledis4j.internal.transport;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Ticker;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * What a client takes from its machine besides the network: the time, chance, and where names lead.
 * Thread-safe.
 *
 * @param ticker the clock of the event loops
 * @param wall the clock that people read, for what they are told
 * @param random where pauses and orders come from that are left to chance
 * @param names looks a name up; its future is the asker's, or nobody's to complete
 * @param threads gives where that runs which has threads of its own, by these threads
 */
public record Surroundings(
    Ticker ticker,
    InstantSource wall,
    RandomGenerator random,
    Function<String, CompletableFuture<InetAddress[]>> names,
    UnaryOperator<Executor> threads) {
  private static final Blocking<String, InetAddress[]> NAMES =
      new Blocking<>(InetAddress::getAllByName);
  private static final RandomGenerator CHANCE = () -> ThreadLocalRandom.current().nextLong();

  /** Those of event loops: their clock, and what they bring along. */
  static Surroundings of(EventLoopGroup group) {
    return group instanceof OwnTransport own
        ? own.surroundings()
        : new Surroundings(
            group.next().ticker(),
            InstantSource.system(),
            CHANCE,
            NAMES::start,
            UnaryOperator.identity());
  }

  /** {@return the same, by another clock} */
  public Surroundings withTicker(Ticker clock) {
    return new Surroundings(clock, wall, random, names, threads);
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
