package io.github.ledis4j.simulator.user;

import io.github.ledis4j.Redis;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.pool.RedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** What a user does with a connection of his own that changes its state. */
final class LeaseDeeds {
  /** Each command on the way has a deadline of its own. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int LONGEST_PAUSE = 300_000_000;

  private LeaseDeeds() {}

  /**
   * Counts a key up unless somebody else does so meanwhile.
   *
   * @param sets gets the last command of each try
   */
  static CompletableFuture<Boolean> countByWatching(
      Redis<String, String> client, String key, List<CompletableFuture<Boolean>> sets) {
    return client
        .watching(key)
        .run(
            session ->
                session
                    .get(key)
                    .thenCompose(
                        value ->
                            session.transaction(
                                tx -> {
                                  long next = value == null ? 1 : Long.parseLong(value) + 1;
                                  sets.add(tx.set(key, Long.toString(next)));
                                  return sets.get(sets.size() - 1);
                                })));
  }

  /** A transaction word by word, with a pause; some leave it open. */
  static void multiByHand(RedisUsers users, SplittableRandom random, String key) {
    long pause = random.nextInt(LONGEST_PAUSE);
    boolean executes = random.nextInt(4) != 0;
    CompletableFuture<Reply> done =
        users.client.withConnection(leased -> begin(users, leased, key, pause, executes));
    done.whenComplete(
        (reply, failure) -> {
          if (executes) {
            users.counters.add(key, failure);
            users.counters.add(key, failure);
          }
          if (failure == null && executes && !isTwoInARow(reply)) {
            users.ledger.wrong("EXEC by hand on " + key + " gave " + reply);
          }
        });
    users.ledger.watch("MULTI by hand", PATIENCE, done, random);
  }

  private static CompletableFuture<Reply> begin(
      RedisUsers users,
      RedisConnection<String, String> leased,
      String key,
      long pause,
      boolean executes) {
    return leased
        .execute("MULTI")
        .thenCompose(ok -> users.pause(pause))
        .thenCompose(later -> leased.execute("INCR", key))
        .thenCompose(queued -> leased.execute("INCR", key))
        .thenCompose(
            queued ->
                executes ? leased.execute("EXEC") : CompletableFuture.completedFuture(queued));
  }

  private static boolean isTwoInARow(Reply reply) {
    return reply instanceof Reply.Aggregate all
        && all.elements().size() == 2
        && all.elements().get(0) instanceof Reply.Int first
        && all.elements().get(1).equals(new Reply.Int(first.value() + 1));
  }

  /** A lease of a connection to another database than the client's. */
  static void otherDatabase(RedisUsers users, SplittableRandom random, String key) {
    int before = users.others.confirmed(key);
    CompletableFuture<Long> done =
        users
            .client
            .withDatabase(RedisUsers.OTHER_DATABASE)
            .withConnection(leased -> leased.incr(key));
    users.others.count(key, before, users.ledger.watch("INCR elsewhere", PATIENCE, done, random));
  }
}
