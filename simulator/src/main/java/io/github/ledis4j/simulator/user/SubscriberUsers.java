package io.github.ledis4j.simulator.user;

import io.github.ledis4j.error.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Those who publish and those who listen. */
final class SubscriberUsers {
  static final List<String> NEWS = List.of("news0", "news1");
  static final String SHARD = "shard0";
  static final String POLLED = "polled0";

  /** What is set so that servers tell of it. */
  static final String EVENT = "event";

  private static final List<String> CHANNELS =
      List.of("news0", "news1", SHARD, POLLED, SHARD, EVENT, EVENT);

  /** The first ones of them, where servers tell nothing of keys. */
  private static final int CHANNELS_ALONE = 4;

  private static final int MOST = 2;
  private static final int MOST_AT_ONCE = 10;

  private static final int MOST_SPREAD = 60;

  /** For how long what is not published at once is published at most. */
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(800);

  private final Place place;
  private final MessageLog log;
  private final List<SubscriberUser> all = new ArrayList<>();
  private final Map<String, Outcome> published = new TreeMap<>();
  private int messages;
  private long calmAt = Long.MAX_VALUE;

  SubscriberUsers(Place place) {
    this.place = place;
    log = new MessageLog(place.ledger());
    place.keep(log);
  }

  int count() {
    return all.size();
  }

  void subscribe(SplittableRandom random) {
    if (all.isEmpty() || all.size() < MOST && random.nextInt(10) == 0) {
      all.add(new SubscriberUser(place, log, random));
    }
    SubscriberUser user = all.get(random.nextInt(all.size()));
    if (user.isClosed()) {
      return;
    }
    if (random.nextInt(3) == 0) {
      user.act(random);
    } else {
      user.subscribe(random);
    }
  }

  void publish(SplittableRandom random) {
    if (all.isEmpty()) {
      return;
    }
    int channels = place.tellsOfKeys() ? CHANNELS.size() : CHANNELS_ALONE;
    String name = CHANNELS.get(random.nextInt(channels));
    String channel =
        switch (kind(name)) {
          case KEY -> name + place.key("", random);
          case SHARD -> place.key(name, random);
          case CHANNEL -> name;
        };
    boolean spread = place.tellsOfKeys() && random.nextInt(3) != 0;
    for (int i = 1 + random.nextInt(spread ? MOST_SPREAD : MOST_AT_ONCE); i > 0; i--) {
      if (spread) {
        boolean byOthers = random.nextBoolean();
        place.ledger().world().in(random.nextLong(LONGEST), () -> publishLater(channel, byOthers));
      } else {
        place.ledger().watch("PUBLISH", publish(channel), random);
      }
    }
  }

  /** By the client, or by somebody who knows more than it does. */
  private void publishLater(String channel, boolean byOthers) {
    if (byOthers) {
      place.doneByOthers(channel, channel + "#" + ++messages, kind(channel));
    } else if (!place.isClosed()) {
      place.ledger().watch("PUBLISH", publish(channel));
    }
  }

  private static MessageLog.Kind kind(String channel) {
    return channel.startsWith(EVENT)
        ? MessageLog.Kind.KEY
        : channel.endsWith(SHARD) ? MessageLog.Kind.SHARD : MessageLog.Kind.CHANNEL;
  }

  /** A key is set once, so that what is told of it is one message. */
  private CompletableFuture<?> publish(String channel) {
    String payload = channel + "#" + ++messages;
    CompletableFuture<?> future =
        switch (kind(channel)) {
          case KEY -> place.client().set(payload, payload);
          case SHARD -> place.client().spublish(channel, payload);
          case CHANNEL -> place.client().publish(channel, payload);
        };
    place.sent("PUBLISH", future);
    future.whenComplete((told, failure) -> published.put(payload, Outcome.of(failure)));
    return future;
  }

  /** The weather has cleared: a second later messages have to arrive again. */
  void calm() {
    all.forEach(SubscriberUser::calm);
    if (!all.isEmpty()) {
      place.ledger().world().in(TimeUnit.SECONDS.toNanos(1), this::publishToAll);
    }
  }

  private void publishToAll() {
    calmAt = place.ledger().world().now();
    if (!place.isClosed()) {
      NEWS.forEach(this::publish);
      place.keys(SHARD).forEach(this::publish);
      publish(POLLED);
      if (place.tellsOfKeys()) {
        place.keys("").forEach(slot -> publish(EVENT + slot));
      }
    }
  }

  /** The client is closed. */
  void silenced() {
    all.forEach(SubscriberUser::silenced);
  }

  void check() {
    published.forEach(
        (payload, outcome) -> {
          boolean happened = log.find(payload) != null;
          boolean never = outcome == Outcome.NOT_SENT || outcome == Outcome.REJECTED;
          if (outcome == Outcome.SUCCEEDED && !happened || never && happened) {
            place.ledger().wrong("publishing " + payload + " is " + outcome + ": " + happened);
          }
        });
    all.forEach(each -> each.check(calmAt));
  }
}
