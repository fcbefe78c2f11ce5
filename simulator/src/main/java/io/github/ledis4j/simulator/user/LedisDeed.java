package io.github.ledis4j.simulator.user;

import io.github.ledis4j.LedisView;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.ledis.LedisCommands;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** What a user does with a client for LedisDB. */
public enum LedisDeed {
  GET {
    @Override
    void doIt(LedisUsers users, SplittableRandom random) {
      String key = key("string", random);
      users.strings.get(key, users.ledger.watch("GET", users.client.get(key), random));
    }
  },
  SET {
    @Override
    void doIt(LedisUsers users, SplittableRandom random) {
      String key = key("string", random);
      long number = users.ledger.next();
      CompletableFuture<Boolean> set = users.client.set(key, key + "#" + number);
      users.strings.set(key, number, users.ledger.watch("SET", set, random));
    }
  },
  INCR {
    @Override
    void doIt(LedisUsers users, SplittableRandom random) {
      incr(users, random, "INCR", key("counter", random), users.client);
    }
  },
  HINCRBY {
    @Override
    void doIt(LedisUsers users, SplittableRandom random) {
      String key = key("hash", random);
      String field = key("field", random);
      String name = key + "." + field;
      int before = users.counters.confirmed(name);
      CompletableFuture<Long> added = users.client.hincrby(key, field, 1);
      users.counters.count(name, before, users.ledger.watch("HINCRBY", added, random));
    }
  },
  HGETALL {
    @Override
    void doIt(LedisUsers users, SplittableRandom random) {
      String key = key("hash", random);
      users
          .ledger
          .watch("HGETALL", users.client.hgetall(key), random)
          .thenAccept(
              hash ->
                  hash.forEach(
                      (field, value) -> {
                        if (!field.startsWith("field") || Long.parseLong(value) < 1) {
                          users.ledger.wrong("HGETALL " + key + " got another's reply: " + hash);
                        }
                      }));
    }
  },
  BATCH {
    @Override
    void doIt(LedisUsers users, SplittableRandom random) {
      String key = key("counter", random);
      int size = 1 + random.nextInt(20);
      CompletableFuture<?> done =
          users.client.batch(
              batch -> {
                for (int i = 0; i < size; i++) {
                  incr(users, random, "INCR in a batch", key, batch);
                }
              });
      users.ledger.watch("batch", done, random);
    }
  },
  LEASE {
    @Override
    void doIt(LedisUsers users, SplittableRandom random) {
      lease(users, random, Duration.ZERO);
    }
  },
  HOLD {
    @Override
    void doIt(LedisUsers users, SplittableRandom random) {
      lease(users, random, Duration.ofMillis(random.nextInt(1_500)));
    }
  },
  OTHER_DATABASE {
    @Override
    void doIt(LedisUsers users, SplittableRandom random) {
      int number = 1 + random.nextInt(2);
      String key = key("counter", random);
      LedisView<String, String> view = users.client.withDatabase(number);
      String name = number + ":" + key;
      int before = users.counters.confirmed(name);
      CompletableFuture<Long> added = view.incr(key);
      users.counters.count(name, before, users.ledger.watch("INCR elsewhere", added, random));
    }
  },
  PUSH {
    @Override
    void doIt(LedisUsers users, SplittableRandom random) {
      String key = key("list", random);
      String element = key + "#" + users.ledger.next();
      CompletableFuture<Long> push =
          random.nextBoolean()
              ? users.client.rpush(key, element)
              : users.client.lpush(key, element);
      users.lists.push(element, users.ledger.watch("push", push, random));
    }
  },
  POP {
    @Override
    void doIt(LedisUsers users, SplittableRandom random) {
      String key = key("list", random);
      Duration wait = Duration.ofMillis(random.nextInt(1, 500));
      CompletableFuture<KeyValue<String, String>> pop =
          random.nextBoolean() ? users.client.blpop(wait, key) : users.client.brpop(wait, key);
      users.lists.pop(key, pop);
      users.ledger.watch("blocking pop", wait.plus(LATER), pop, random);
    }
  },
  CODEC_THROWS {
    @Override
    void doIt(LedisUsers users, SplittableRandom random) {
      String key = key("string", random);
      LedisView<String, String> view =
          users.client.withCodecs(Codec.UTF_8, MoodyCodec.reading(random));
      users.strings.get(key, users.ledger.watch("GET with a codec", view.get(key), random));
    }
  },
  BURST {
    @Override
    void doIt(LedisUsers users, SplittableRandom random) {
      for (int i = random.nextInt(60); i > 0; i--) {
        (random.nextBoolean() ? GET : SET).doIt(users, random);
      }
    }
  };

  private static final int KEYS = 4;

  /** How much later than asked a LedisDB may say that there was nothing, or be found dead. */
  private static final Duration LATER = Duration.ofMillis(1_500);

  abstract void doIt(LedisUsers users, SplittableRandom random);

  private static String key(String kind, SplittableRandom random) {
    return kind + random.nextInt(KEYS);
  }

  private static void lease(LedisUsers users, SplittableRandom random, Duration kept) {
    String key = key("counter", random);
    users.leases.<LedisCommands<String, String>, Long>take(
        work -> users.client.withConnection(work::apply),
        leased -> incr(users, random, "INCR leased", key, leased),
        kept,
        random);
  }

  private static CompletableFuture<Long> incr(
      LedisUsers users,
      SplittableRandom random,
      String what,
      String key,
      LedisCommands<String, String> on) {
    int before = users.counters.confirmed(key);
    return users.counters.count(key, before, users.ledger.watch(what, on.incr(key), random));
  }
}
