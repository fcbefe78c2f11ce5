package io.github.ledis4j.examples.news;

import io.github.ledis4j.pubsub.Gap;
import io.github.ledis4j.pubsub.Message;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.Subscription;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who takes headlines, at once or each after some time. */
final class Listener {
  private final String name;
  private final Executor later;
  private final AtomicInteger handled = new AtomicInteger();
  private final Subscription subscription;

  /** Subscribes, and returns when the server has confirmed it. */
  Listener(String name, PubSub<String, String> pubsub, String channel, Duration pace) {
    this.name = name;
    this.later = CompletableFuture.delayedExecutor(pace.toMillis(), TimeUnit.MILLISECONDS);
    pubsub.onGap(this::missed);
    subscription =
        pace.isZero()
            ? pubsub.subscribe(channel, message -> handled.incrementAndGet()).join()
            : pubsub.subscribeAwaiting(channel, this::translate).join();
  }

  /** The next headline waits until the stage is complete. */
  private CompletionStage<?> translate(Message<String, String> message) {
    return CompletableFuture.supplyAsync(() -> message.payload().toUpperCase(Locale.ROOT), later)
        .thenRun(handled::incrementAndGet);
  }

  private void missed(Gap<String> gap) {
    System.out.printf(
        Locale.ROOT,
        "%s: may have missed headlines in %d ms%n",
        name,
        Duration.between(gap.since(), gap.until()).toMillis());
  }

  /** Waits for what was received before, and says what became of it. */
  void report() throws InterruptedException {
    int before = -1;
    while (subscription.waiting() > 0 || handled.get() != before) {
      before = handled.get();
      Thread.sleep(500);
    }
    System.out.printf(
        Locale.ROOT, "%s: handled %d, dropped %d%n", name, before, subscription.dropped());
  }
}
