package io.github.ledis4j.simulator.user;

import io.github.ledis4j.pubsub.Message;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Those who ask for messages, instead of being handed them. */
final class Polling {
  private static final int MOST_PATIENCE_NANOS = 20_000_000;
  private static final String CHANNEL = SubscriberUsers.POLLED;

  private final Ledger ledger;
  private final MessageLog log;
  private final PubSub<String, String> pubsub;
  private final List<Listener> listeners = new ArrayList<>();
  private final List<CompletableFuture<?>> nexts = new ArrayList<>();

  /** Those who waited while others got messages, later ones than theirs perhaps. */
  private final Set<CompletableFuture<?>> overtaken = new HashSet<>();

  Polling(Ledger ledger, MessageLog log, PubSub<String, String> pubsub) {
    this.ledger = ledger;
    this.log = log;
    this.pubsub = pubsub;
  }

  /** Subscribes what is polled, unless it is already. */
  Optional<Listener> subscribe(SplittableRandom random) {
    if (listeners.stream().anyMatch(each -> !each.isOver())) {
      return Optional.empty();
    }
    Listener listener = new Listener(ledger, log, "polled", CHANNEL);
    listeners.add(listener);
    ledger
        .watch("a subscription to poll", pubsub.subscribe(CHANNEL), random)
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                listener.confirmed();
              } else {
                listener.over();
              }
            });
    return Optional.of(listener);
  }

  void poll(SplittableRandom random) {
    Map<Integer, Integer> floor = last();
    if (random.nextBoolean()) {
      polled(pubsub.poll(), floor);
    } else {
      CompletableFuture<PubSubMessage<String, String>> next = pubsub.next();
      nexts.add(next);
      next.thenAccept(message -> polled(message, floor));
      if (random.nextInt(4) == 0) {
        ledger.world().in(random.nextInt(MOST_PATIENCE_NANOS), () -> next.cancel(false));
      }
    }
  }

  private Map<Integer, Integer> last() {
    Map<Integer, Integer> last = new HashMap<>();
    for (Listener each : listeners) {
      each.last().forEach((node, place) -> last.merge(node, place, Math::max));
    }
    return last;
  }

  /** A message came to who asked for it when other ones had been the last to come. */
  private void polled(
      @Nullable PubSubMessage<String, String> message, Map<Integer, Integer> floor) {
    if (message instanceof Message<String, String> plain) {
      // What was on its way to one who gave up goes to the next, whatever others have got by then.
      boolean back = overtaken.stream().anyMatch(CompletableFuture::isCancelled);
      Listener latest = listeners.get(listeners.size() - 1);
      latest.take(plain.channel(), plain.payload(), back ? Map.of() : floor);
      nexts.stream().filter(each -> !each.isDone()).forEach(overtaken::add);
    } else if (message != null) {
      ledger.wrong("polled " + message);
    }
  }

  /** Takes what nobody has asked for so far; nobody waits when pub/sub is closed. */
  void takeRest(boolean closed) {
    for (PubSubMessage<String, String> left = pubsub.poll(); left != null; left = pubsub.poll()) {
      if (!closed) {
        polled(left, last());
      }
    }
    if (closed && nexts.stream().anyMatch(next -> !next.isDone())) {
      ledger.wrong("somebody waits for a message, though pub/sub is closed");
    }
  }
}
