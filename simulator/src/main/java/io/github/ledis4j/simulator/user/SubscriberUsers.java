package io.github.ledis4j.simulator.user;

import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.simulator.model.ModelServer;
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

  private static final List<String> CHANNELS = List.of("news0", "news1", SHARD, POLLED);
  private static final int MOST = 2;
  private static final int MOST_AT_ONCE = 10;

  private final RedisUsers users;
  private final MessageLog log;
  private final List<SubscriberUser> all = new ArrayList<>();
  private final Map<String, Outcome> published = new TreeMap<>();
  private int messages;
  private long calmAt = Long.MAX_VALUE;

  SubscriberUsers(RedisUsers users, ModelServer server) {
    this.users = users;
    log = new MessageLog(users.ledger);
    server.onPublished(log::published);
  }

  int count() {
    return all.size();
  }

  void subscribe(SplittableRandom random) {
    if (all.isEmpty() || all.size() < MOST && random.nextInt(10) == 0) {
      all.add(new SubscriberUser(users, log, random));
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
    String channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
    for (int i = 1 + random.nextInt(MOST_AT_ONCE); i > 0; i--) {
      users.ledger.watch("PUBLISH", publish(channel), random);
    }
  }

  private CompletableFuture<Long> publish(String channel) {
    String payload = channel + "#" + ++messages;
    CompletableFuture<Long> future =
        channel.equals(SHARD)
            ? users.client.spublish(channel, payload)
            : users.client.publish(channel, payload);
    future.whenComplete((told, failure) -> published.put(payload, Outcome.of(failure)));
    return future;
  }

  /** The weather has cleared: a second later messages have to arrive again. */
  void calm() {
    if (!all.isEmpty()) {
      users.ledger.world().in(TimeUnit.SECONDS.toNanos(1), this::publishToAll);
    }
  }

  private void publishToAll() {
    calmAt = users.ledger.world().now();
    if (!users.isClosed()) {
      CHANNELS.forEach(this::publish);
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
            users.ledger.wrong("publishing " + payload + " is " + outcome + ": " + happened);
          }
        });
    all.forEach(each -> each.check(calmAt));
  }
}
