package io.github.ledis4j.simulator.user;

import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.script.Script;
import io.github.ledis4j.simulator.model.ModelServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** What a user does with a client for Redis. */
public enum RedisDeed {
  GET {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      String key = key("string", random);
      users.strings.get(key, users.ledger.watch("GET", users.client.get(key), random));
    }
  },
  SET {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      String key = key("string", random);
      long number = users.ledger.next();
      CompletableFuture<Boolean> set = users.client.set(key, key + "#" + number);
      users.strings.set(key, number, users.ledger.watch("SET", set, random));
    }
  },
  INCR {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      boolean byScript = random.nextInt(10) == 0;
      incr(users, random, "INCR", key("counter", random), users.client, byScript);
    }
  },
  TRANSACTION {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      String key = key("counter", random);
      CompletableFuture<Long> done =
          users.client.transaction(
              tx -> {
                incr(users, random, "INCR in MULTI", key, tx, false);
                return incr(users, random, "INCR in MULTI", key, tx, false);
              });
      users.ledger.watch("MULTI", done, random);
    }
  },
  BATCH {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      users.ledger.watch("batch", batch(users, random, ""), random);
    }
  },
  WATCH {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      String key = key("counter", random);
      List<CompletableFuture<Boolean>> sets = new ArrayList<>();
      CompletableFuture<Boolean> done =
          users
              .client
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
      users.counters.setByWatching(key, sets, users.ledger.watch("WATCH", done, random));
    }
  },
  LEASE {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      String key = key("counter", random);
      CompletableFuture<Long> done =
          users.client.withConnection(
              leased -> incr(users, random, "INCR leased", key, leased, false));
      users.ledger.watch("lease", done, random);
    }
  },
  PUSH {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      String key = key("list", random);
      String element = key + "#" + users.ledger.next();
      users.lists.push(
          element, users.ledger.watch("RPUSH", users.client.rpush(key, element), random));
    }
  },
  POP {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      String key = key("list", random);
      Duration wait = Duration.ofMillis(random.nextInt(1, 500));
      CompletableFuture<KeyValue<String, String>> pop = users.client.blpop(wait, key);
      users.lists.pop(key, pop);
      users.ledger.watch("BLPOP", wait, pop, random);
    }
  },
  BURST {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      for (int i = random.nextInt(60); i > 0; i--) {
        (random.nextBoolean() ? GET : SET).doIt(users, random);
      }
    }
  },
  /** Parts of it leave while it is recorded, mostly by a callback on the event loop. */
  LARGE_BATCH {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      CompletableFuture<?> done =
          random.nextInt(4) == 0
              ? batch(users, random, LARGE)
              : users
                  .client
                  .get(key("string", random))
                  .thenCompose(value -> batch(users, random, LARGE));
      users.ledger.watch("large batch", users.ledger.timeout(), done, random);
    }
  };

  private static final int KEYS = 4;
  private static final String LARGE = "x".repeat(3 * 1024);
  private static final Script<Long> ADD = Script.of(ModelServer.ADD, Replies.integer());

  abstract void doIt(RedisUsers users, SplittableRandom random);

  private static String key(String kind, SplittableRandom random) {
    return kind + random.nextInt(KEYS);
  }

  /** Counts up in a batch, with something beside each time. */
  private static CompletableFuture<BatchResult> batch(
      RedisUsers users, SplittableRandom random, String beside) {
    String key = key("counter", random);
    int size = 1 + random.nextInt(20);
    return users.client.batch(
        batch -> {
          for (int i = 0; i < size; i++) {
            incr(users, random, "INCR in a batch", key, batch, false);
            if (!beside.isEmpty()) {
              batch.echo(beside);
            }
          }
        });
  }

  private static CompletableFuture<Long> incr(
      RedisUsers users,
      SplittableRandom random,
      String what,
      String key,
      RedisCommands<String, String> on,
      boolean byScript) {
    int before = users.counters.confirmed(key);
    CompletableFuture<Long> added =
        byScript ? ADD.run(on, List.of(key), List.of("1")) : on.incr(key);
    return users.counters.count(key, before, users.ledger.watch(what, added, random));
  }
}
