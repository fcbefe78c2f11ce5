package io.github.ledis4j.internal.connection;

import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The next attempt of a connection that has none under way, and when it is. Loop-confined. */
final class Retry {
  private final Backoff backoff;
  private final RandomGenerator random;
  private final EventLoop loop;
  private final Runnable attempt;
  private @Nullable ScheduledFuture<?> planned;

  Retry(ConnectionOptions options, EventLoop loop, RandomGenerator random, Runnable attempt) {
    this.backoff = new Backoff(options, random);
    this.random = random;
    this.loop = loop;
    this.attempt = attempt;
  }

  Backoff backoff() {
    return backoff;
  }

  /** Plans an attempt; answers in how many milliseconds, which lie between the two given. */
  long plan(@Nullable Endpoint endpoint, long shortest, long longest) {
    long millis = Math.max(shortest, backoff.nextMillis(endpoint, longest));
    in(millis);
    return millis;
  }

  /** A pause that began while nothing waited is too long once something does. */
  void hurry(long longest) {
    ScheduledFuture<?> current = planned;
    if (current != null && current.getDelay(TimeUnit.MILLISECONDS) > longest) {
      cancel();
      in(random.nextLong(longest + 1));
    }
  }

  private void in(long millis) {
    planned = loop.schedule(attempt, millis, TimeUnit.MILLISECONDS);
  }

  void cancel() {
    ScheduledFuture<?> current = planned;
    if (current != null) {
      current.cancel(false);
      planned = null;
    }
  }
}
