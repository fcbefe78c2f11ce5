package io.github.ledis4j.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One publisher that is at most so many messages ahead of the one subscriber, so that no client has
 * to drop any; an operation is a message that has arrived.
 */
final class PubSubLoad implements Runnable {
  private static final String CHANNEL = "benchmark";
  private static final int SAMPLED = 64;

  private final int ahead;
  private final BenchClient client;
  private final Meter meter;
  private final AtomicLong received = new AtomicLong();
  private volatile @Nullable Thread sleeper;
  private volatile long sample = Long.MAX_VALUE;
  private volatile long sampleSince;
  private volatile long published;

  private PubSubLoad(int ahead, BenchClient client, Meter meter) {
    this.ahead = ahead;
    this.client = client;
    this.meter = meter;
    meter.count(received::get);
  }

  static Load ahead(int messages) {
    return (client, meter) -> List.of(new PubSubLoad(messages, client, meter));
  }

  @Override
  public void run() {
    client.listen(CHANNEL, this::receive);
    while (!meter.stopped()) {
      int room = (int) (ahead - (published - received.get()));
      if (room < ahead / 2) {
        sleep();
        continue;
      }
      if (sample == Long.MAX_VALUE && room > SAMPLED) {
        sampleSince = System.nanoTime();
        sample = published + SAMPLED;
      }
      published = published + room; // nobody else writes it
      try {
        client.publish(CHANNEL, Data.VALUE, room);
      } catch (RuntimeException failure) {
        meter.failed(failure);
      }
    }
  }

  private void receive(String message) {
    if (message.length() != Data.VALUE.length()) {
      meter.failed(new IllegalStateException("another message came"));
    }
    // One thread receives.
    long now = received.getPlain() + 1;
    received.set(now);
    if (now == sample) {
      meter.took(System.nanoTime() - sampleSince);
      sample = Long.MAX_VALUE;
    }
    Thread waiting = sleeper;
    if (waiting != null && published - now <= ahead / 2) {
      LockSupport.unpark(waiting);
    }
  }

  private void sleep() {
    sleeper = Thread.currentThread();
    while (published - received.get() > ahead / 2 && !meter.stopped()) {
      LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(100));
    }
    sleeper = null;
  }
}
