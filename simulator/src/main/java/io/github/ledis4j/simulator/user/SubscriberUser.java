package io.github.ledis4j.simulator.user;

import io.github.ledis4j.pubsub.Gap;
import io.github.ledis4j.pubsub.KeyspaceEvent;
import io.github.ledis4j.pubsub.Overflow;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.pubsub.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One pub/sub, those who listen over it, and the gaps that it told of. */
final class SubscriberUser {
  /** How late a message is at most that was on its way when the last sign of the server came. */
  private static final long LATE = TimeUnit.MILLISECONDS.toNanos(20);

  private static final int MOST_HANDLING_NANOS = 20_000_000;
  private static final int MOST_BUFFER = 8;

  private static final List<String> NEWS = SubscriberUsers.NEWS;
  private static final List<String> PATTERNS = List.of("news*", "ne*");
  private static final String SHARD = SubscriberUsers.SHARD;

  private final Place place;
  private final Ledger ledger;
  private final MessageLog log;
  private final PubSubOptions options;
  private final PubSub<String, String> pubsub;
  private final List<Listener> listeners = new ArrayList<>();
  private final List<FlowReader> readers = new ArrayList<>();
  private final Polling polling;
  private final List<Gap<String>> gaps = new ArrayList<>();
  private long gapsInCalm;
  private int pings;
  private boolean closed;

  SubscriberUser(Place place, MessageLog log, SplittableRandom random) {
    this.place = place;
    this.ledger = place.ledger();
    this.log = log;
    Overflow[] all = Overflow.values();
    options =
        PubSubOptions.DEFAULT
            .buffer(random.nextBoolean() ? 1 + random.nextInt(MOST_BUFFER) : 1_024)
            .whenFull(all[random.nextInt(all.length)])
            .pingAfter(Duration.ofMillis(300))
            .handleOn(task -> ledger.world().in(random.nextInt(20_000), task));
    pubsub = place.client().pubsub(options);
    pubsub.onGap(gaps::add);
    polling = new Polling(ledger, log, pubsub);
  }

  boolean isClosed() {
    return closed;
  }

  void act(SplittableRandom random) {
    switch (random.nextInt(place.tellsOfKeys() ? 14 : 12)) {
      case 0, 1, 2 -> cancel(random);
      case 3 -> unsubscribe("channel", NEWS.get(random.nextInt(NEWS.size())), random);
      case 4 -> unsubscribe("pattern", PATTERNS.get(random.nextInt(PATTERNS.size())), random);
      case 5, 12 -> unsubscribe("shard", place.key(SHARD, random), random);
      case 6, 7, 8 -> polling.poll(random);
      case 9 -> {
        if (random.nextInt(3) == 0) {
          close(random);
        }
      }
      case 13 -> unsubscribe("keys", keys(random), random);
      default -> {
        String payload = "ping#" + ++pings;
        CompletableFuture<String> pong = pubsub.ping(payload);
        ledger
            .watch("PING of pub/sub", pong, random)
            .thenAccept(
                said -> {
                  if (!said.equals(payload)) {
                    ledger.wrong(payload + " was answered with " + said);
                  }
                });
      }
    }
  }

  void subscribe(SplittableRandom random) {
    String news = NEWS.get(random.nextInt(NEWS.size()));
    switch (random.nextInt(place.tellsOfKeys() ? 10 : 6)) {
      case 0, 1 -> subscribe("channel", news, random);
      case 2 -> subscribe("pattern", PATTERNS.get(random.nextInt(PATTERNS.size())), random);
      case 3, 6, 7 -> subscribe("shard", place.key(SHARD, random), random);
      case 4 -> flow(news, random);
      case 8, 9 -> subscribe("keys", keys(random), random);
      default -> collect(random);
    }
  }

  /** A pattern of keys in all slots, or in one. */
  private String keys(SplittableRandom random) {
    return SubscriberUsers.EVENT + (random.nextBoolean() ? "" : place.key("", random)) + "*";
  }

  private void subscribe(String kind, String name, SplittableRandom random) {
    Listener listener = new Listener(ledger, log, kind, name);
    listeners.add(listener);
    boolean slow = random.nextInt(3) == 0;
    CompletableFuture<Subscription> subscribed =
        switch (kind) {
          case "channel" ->
              pubsub.subscribeAwaiting(
                  name, m -> handle(listener, slow, m.channel(), m.payload(), random));
          case "pattern" ->
              pubsub.psubscribeAwaiting(
                  name, m -> handle(listener, slow, m.channel(), m.payload(), random));
          case "keys" ->
              pubsub.subscribeKeyspaceAwaiting(
                  name, event -> handle(listener, slow, event, random));
          default ->
              pubsub.ssubscribeAwaiting(
                  name, m -> handle(listener, slow, m.channel(), m.payload(), random));
        };
    learn(listener, subscribed);
    ledger.watch("a subscription", subscribed, random);
  }

  private static void learn(Listener listener, CompletableFuture<Subscription> subscribed) {
    subscribed.whenComplete(
        (subscription, failure) -> {
          if (failure == null) {
            listener.confirmed(subscription);
          } else if (subscribed.isCancelled()) {
            listener.silenced();
          } else {
            listener.over();
          }
        });
  }

  /** That a key is moved is told too. */
  private CompletableFuture<Void> handle(
      Listener listener,
      boolean slow,
      KeyspaceEvent<String, String> event,
      SplittableRandom random) {
    return event.event().equals(MessageLog.SET)
        ? handle(listener, slow, event.key(), event.key(), random)
        : CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<Void> handle(
      Listener listener, boolean slow, String channel, String payload, SplittableRandom random) {
    listener.take(channel, payload);
    CompletableFuture<Void> handled = new CompletableFuture<>();
    if (slow) {
      ledger.world().in(random.nextInt(MOST_HANDLING_NANOS), () -> handled.complete(null));
    } else {
      handled.complete(null);
    }
    return handled;
  }

  /** Only where nobody has to poll for others to get theirs. */
  private void collect(SplittableRandom random) {
    if (options.whenFull() != Overflow.FAIL && options.whenFull() != Overflow.BACK_PRESSURE) {
      polling.subscribe(random).ifPresent(listeners::add);
    }
  }

  private void flow(String name, SplittableRandom random) {
    // Messages may come by a subscription that others have left, before this one is confirmed.
    boolean alone =
        listeners.stream().noneMatch(each -> each.isOf("channel", name) || each.isOf("flow", name));
    Listener listener = new Listener(ledger, log, "flow", name);
    listeners.add(listener);
    FlowReader reader = new FlowReader(ledger.world(), listener, alone, random);
    readers.add(reader);
    pubsub.messages(name).subscribe(reader);
  }

  private void cancel(SplittableRandom random) {
    List<Listener> open =
        listeners.stream().filter(each -> !each.isOver() && each.subscription() != null).toList();
    if (!open.isEmpty()) {
      Listener listener = open.get(random.nextInt(open.size()));
      Subscription subscription = Objects.requireNonNull(listener.subscription());
      CompletableFuture<Void> cancelled = subscription.cancel();
      listener.silenced();
      ledger.watch("the end of a subscription", cancelled, random);
    } else if (!readers.isEmpty()) {
      readers.get(random.nextInt(readers.size())).cancel();
    }
  }

  private void unsubscribe(String kind, String name, SplittableRandom random) {
    CompletableFuture<Void> done =
        switch (kind) {
          case "channel" -> pubsub.unsubscribe(name);
          case "pattern" -> pubsub.punsubscribe(name);
          case "keys" -> pubsub.unsubscribeKeyspace(name);
          default -> pubsub.sunsubscribe(name);
        };
    List<Listener> ended =
        listeners.stream()
            .filter(
                each -> each.isOf(kind, name) || kind.equals("channel") && each.isOf("flow", name))
            .toList();
    ended.forEach(Listener::over);
    done.thenRun(() -> ended.forEach(Listener::unsubscribed));
    ledger.watch("UNSUBSCRIBE", done, random);
  }

  private void close(SplittableRandom random) {
    CompletableFuture<Void> closing = pubsub.closeAsync();
    silenced();
    ledger.watch("the end of pub/sub", closing, random);
  }

  /** Nobody gets anything any more. */
  void silenced() {
    closed = true;
    listeners.forEach(Listener::silenced);
  }

  /** The weather is fair from now on. */
  void calm() {
    gapsInCalm = pubsub.statistics().gaps();
  }

  /** All who listen got what they had to get. */
  void check(long calmAt) {
    long others = pubsub.statistics().dropped();
    for (Listener each : listeners) {
      others -= each.dropped();
    }
    polling.takeRest(closed);
    for (Listener each : listeners) {
      each.check(message -> isInAGap(each.name(), message), others, calmAt);
    }
    // Of the last ones their handler may not know yet.
    boolean untold = gaps.size() < gapsInCalm;
    if (!closed && (untold || gaps.size() > pubsub.statistics().gaps())) {
      ledger.wrong(gaps.size() + " gaps were told of " + pubsub.statistics());
    }
  }

  private boolean isInAGap(String name, MessageLog.Entry message) {
    // Where nothing is read for a while what was published long ago may be on its way yet.
    boolean waits = options.whenFull() == Overflow.BACK_PRESSURE;
    long late = waits ? Long.MAX_VALUE / 2 : LATE + ledger.world().stalled();
    return gaps.stream()
        .filter(gap -> gap.names().contains(name))
        .anyMatch(
            gap ->
                nanos(gap.since()) - late <= message.lastAt()
                    && message.at() <= nanos(gap.until()));
  }

  private static long nanos(Instant instant) {
    return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
  }
}
