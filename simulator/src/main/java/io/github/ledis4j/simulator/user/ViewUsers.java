package io.github.ledis4j.simulator.user;

import io.github.ledis4j.RedisView;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.simulator.model.ModelServer;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Those who count over views of the client, and in hashes. */
final class ViewUsers {
  private static final String REPEATED = "repeated";
  private static final String HASH = "hash";
  private static final String FIELD = "field";
  private static final int DATABASE = 1;
  private static final int VISITS = 12;
  private static final int PAUSE = 400_000_000;
  private static final String THERE = "counter in database 1";

  private final RedisUsers users;
  private final CounterBook counters;
  private int least;
  private int most;

  ViewUsers(RedisUsers users) {
    this.users = users;
    counters = new CounterBook(users.ledger, key -> 0);
  }

  void act(SplittableRandom random) {
    RedisView<String, String> client = users.client;
    switch (random.nextInt(5)) {
      case 0 -> {
        Duration timeout = Duration.ofMillis(random.nextInt(1, 150));
        count("counter0", users.counters, client.withTimeout(timeout).incr("counter0"), random);
      }
      case 1 -> {
        RedisView<String, String> view = client.withRetries(RetryPolicy.FAIL_FAST);
        count("counter0", users.counters, view.incr("counter0"), random);
      }
      case 2 -> countThere(VISITS, random);
      case 3 -> count(HASH, counters, client.hincrby(HASH, FIELD, 1), random);
      default -> {
        CompletableFuture<Long> added = client.withRetries(RetryPolicy.ALL).incr(REPEATED);
        users.ledger.watch("INCR, repeated", added, random);
        added.whenComplete((value, failure) -> repeated(Outcome.of(failure), failure));
      }
    }
  }

  /** Comes again and again, also where that database cannot be had. */
  private void countThere(int visits, SplittableRandom random) {
    if (visits > 0 && !users.isClosed()) {
      count(THERE, counters, users.client.withDatabase(DATABASE).incr("counter0"), random);
      users.ledger.world().in(random.nextInt(PAUSE), () -> countThere(visits - 1, random));
    }
  }

  private void count(
      String key, CounterBook book, CompletableFuture<Long> added, SplittableRandom random) {
    int before = book.confirmed(key);
    book.count(key, before, users.ledger.watch("INCR of a view", added, random));
  }

  /** It is sent once more at most; where only that is refused, the first may have run. */
  private void repeated(Outcome outcome, @Nullable Throwable failure) {
    least += outcome == Outcome.SUCCEEDED ? 1 : 0;
    most += outcome == Outcome.SUCCEEDED || outcome == Outcome.UNKNOWN ? 2 : 0;
    most += failure instanceof ServerException refusal && !refusal.nothingDone() ? 1 : 0;
  }

  void check(ModelServer server) {
    counters.check(
        key ->
            key.equals(HASH)
                ? server.contents().counter(HASH, FIELD)
                : server.contents().counter(DATABASE, "counter0"));
    long value = server.contents().counter(REPEATED);
    if (value < least || value > most) {
      users.ledger.wrong("%s is %d, not %d to %d".formatted(REPEATED, value, least, most));
    }
  }
}
