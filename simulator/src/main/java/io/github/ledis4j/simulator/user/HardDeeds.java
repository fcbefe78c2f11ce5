package io.github.ledis4j.simulator.user;

import io.github.ledis4j.RedisView;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.simulator.model.ModelServer;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** What is hard on a client. */
final class HardDeeds {
  private static final Duration LONG_WAIT = Duration.ofSeconds(60);
  private static final int MOST_ABANDONED = 60;
  private static final int LOOKS_FOR_NOBODY = 10;
  private static final int LOOK_PAUSE = 50_000_000;
  private static final int RIGHT_THEN = 2_000_000;
  private static final int MOST_INNOCENT = 8;
  private static final int SOON = 5_000_000;

  private static final String LARGE = "x".repeat(4_000);
  private static final int MOST_LARGE = 60;
  private static final int NOT_AT_ONCE = 300_000_000;

  /** Longer than a server that lives may be silent. */
  private static final int LONGEST_CALLBACK = 1_200_000_000;

  /** What was given up has lost its place in a queue that was full. */
  private static final int LATER = 200_000_000;

  private HardDeeds() {}

  /** A pop that waits for longer than a dead peer may stay unnoticed, or for ever. */
  static void longPop(RedisUsers users, SplittableRandom random, String key) {
    Duration wait = random.nextBoolean() ? Duration.ZERO : LONG_WAIT;
    if (random.nextBoolean()) {
      popLeased(users, random, wait);
      return;
    }
    CompletableFuture<KeyValue<String, String>> pop = users.client.blpop(wait, key);
    users.lists.pop(key, pop);
    users.ledger.watch("BLPOP", LONG_WAIT, pop, random);
    users.ledger.world().in(users.untilCalm(), () -> pop.cancel(false));
    if (random.nextInt(3) == 0) {
      users.ledger.world().in(random.nextInt(NOT_AT_ONCE), () -> giveUp(users, random, pop, key));
    }
  }

  /** An element is on its way to a caller who gives up, and its server dies. */
  private static void giveUp(
      RedisUsers users, SplittableRandom random, CompletableFuture<?> pop, String key) {
    if (!users.isClosed()) {
      RedisDeed.push(users, random, key);
      users.ledger.world().in(random.nextInt(RIGHT_THEN), () -> pop.cancel(false));
      users.ledger.world().in(random.nextInt(RIGHT_THEN), () -> poisonOnce(users));
    }
  }

  /** The same by hand, for what nobody pushes: what it took would be lost with its caller. */
  private static void popLeased(RedisUsers users, SplittableRandom random, Duration wait) {
    CompletableFuture<Reply> done =
        users.client.withConnection(
            leased -> {
              CompletableFuture<Reply> pop = leased.execute("BLPOP", "never", wait.toSeconds());
              users.ledger.world().in(users.untilCalm(), () -> pop.cancel(false));
              return pop;
            });
    users.ledger.watch("BLPOP leased", LONG_WAIT, done, random);
  }

  /** Many reads that their callers give up, best while there is no connection. */
  static void abandon(RedisUsers users, SplittableRandom random, String key) {
    abandon(users, random, key, LOOKS_FOR_NOBODY);
  }

  private static void abandon(RedisUsers users, SplittableRandom random, String key, int looks) {
    boolean lonely = users.ledger.queue().isLonely();
    if (users.isClosed()) {
      return;
    }
    if (!lonely && looks > 0) {
      users.ledger.world().in(LOOK_PAUSE, () -> abandon(users, random, key, looks - 1));
      return;
    }
    int many = random.nextInt(3) == 0 ? random.nextInt(MOST_ABANDONED) : 0;
    for (int i = lonely ? MOST_ABANDONED : many; i > 0; i--) {
      CompletableFuture<String> get = users.client.get(key);
      users.strings.get(key, users.ledger.watch("GET", get, random));
      users.ledger.world().in(random.nextInt(SOON), () -> get.cancel(false));
    }
    users.ledger.world().in(LATER, () -> users.held().forEach(users.ledger::look));
  }

  /**
   * Reads of a long value, whose replies may have to wait for the executor of callbacks, over the
   * end of their connection too.
   */
  static void readLarge(RedisUsers users, SplittableRandom random) {
    if (users.ledger.isBudgeted()) {
      users.ledger.watch("SET", users.client.set("large", LARGE), random);
      if (random.nextBoolean()) {
        users
            .ledger
            .world()
            .in(random.nextInt(SOON), () -> users.ledger.hog(1 + random.nextInt(LONGEST_CALLBACK)));
      }
      if (random.nextBoolean()) {
        users.ledger.world().in(random.nextInt(NOT_AT_ONCE), () -> poisonOnce(users));
      }
      for (int i = random.nextInt(MOST_LARGE); i > 0; i--) {
        users.ledger.world().in(random.nextInt(NOT_AT_ONCE), () -> readLargeOnce(users));
      }
    }
  }

  private static void readLargeOnce(RedisUsers users) {
    if (!users.isClosed()) {
      users.ledger.watch("GET", users.client.get("large"));
    }
  }

  /** Early enough that it has ended when a server has to stay alive. */
  private static void poisonOnce(RedisUsers users) {
    if (!users.isClosed() && users.untilCalm() > users.ledger.timeout().toNanos()) {
      users.poisons++;
      users.ledger.watch("GET", users.client.get(ModelServer.POISON));
    }
  }

  /** A read that kills its server. */
  static void poison(RedisUsers users, SplittableRandom random) {
    if (random.nextInt(4) == 0) {
      users.poisons++;
      RedisView<String, String> view = users.client.withRetries(RetryPolicy.READS);
      int before = random.nextInt(MOST_INNOCENT);
      for (int i = 0; i < MOST_INNOCENT; i++) {
        if (i == before) {
          users.ledger.watch("GET", view.get(ModelServer.POISON), random);
        }
        innocent(users, users.ledger.watch("GET", view.get("innocent"), random));
      }
    }
  }

  /**
   * A read that stands beside a poisonous one does not fail with it. Its time may be over first,
   * where the server's name leads to a silent host each time; and where nothing is read for a
   * second more than one read is sent at a time.
   */
  private static void innocent(RedisUsers users, CompletableFuture<String> get) {
    get.whenComplete(
        (value, failure) -> {
          if (failure instanceof ConnectionException
              && Outcome.of(failure) == Outcome.UNKNOWN
              && !failure.getMessage().contains(" ms for a connection")
              && users.ledger.isFair()
              && users.ledger.heldUp() == 0
              && users.poisons < 2
              && users.isOneConnection()
              && !users.isClosed()) {
            users.ledger.wrong("an innocent read failed: " + failure.getMessage());
          }
        });
  }
}
