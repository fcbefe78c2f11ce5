package io.github.ledis4j.simulator.user;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.script.Script;
import io.github.ledis4j.simulator.model.ModelServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** What a user does with a client for Redis. */
public enum RedisDeed {
  GET {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      String key = key("string", random);
      CompletableFuture<String> get = users.ledger.waits("GET", users.client.get(key));
      users.strings.get(key, users.ledger.watch("GET", get, random));
    }
  },
  SET {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      String key = key("string", random);
      long number = users.ledger.next();
      CompletableFuture<Boolean> set = users.client.set(key, key + "#" + number);
      users.strings.set(
          key, number, users.ledger.watch("SET", users.ledger.waits("SET", set), random));
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
      String key = key("counter", random);
      int size = 1 + random.nextInt(20);
      boolean oneKey = random.nextBoolean();
      List<CompletableFuture<Long>> all = new ArrayList<>();
      CompletableFuture<?> done =
          users.client.batch(
              batch -> {
                for (int i = 0; i < size; i++) {
                  String each = oneKey ? key : key("counter", random);
                  all.add(incr(users, random, "INCR in a batch", each, batch, false));
                }
              });
      users.ledger.queue().together(all);
      users.ledger.watch("batch", done, random);
    }
  },
  WATCH {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      String key = key("counter", random);
      List<CompletableFuture<Boolean>> sets = new ArrayList<>();
      // A lease, WATCH, GET and EXEC have a deadline each.
      Duration eachInTime = users.ledger.timeout().multipliedBy(3);
      CompletableFuture<Boolean> done = LeaseDeeds.countByWatching(users.client, key, sets);
      users.counters.setByWatching(
          key, sets, users.ledger.watch("WATCH", eachInTime, done, random));
    }
  },
  LEASE {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      lease(users, random, Duration.ZERO);
    }
  },
  PUSH {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      push(users, random, key("list", random));
    }
  },
  POP {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      String key = key("list", random);
      Duration wait = Duration.ofMillis(random.nextInt(1, 500));
      CompletableFuture<KeyValue<String, String>> pop = users.client.blpop(wait, key);
      users.lists.pop(key, pop);
      users.ledger.watch("BLPOP", wait.plus(DEAD), pop, random);
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
  HOLD {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      lease(users, random, Duration.ofMillis(random.nextInt(1_500)));
    }
  },
  CODEC_THROWS {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      String key = key("string", random);
      Codec<String> moody = MoodyCodec.reading(random);
      CompletableFuture<String> get = users.client.withCodecs(Codec.UTF_8, moody).get(key);
      users.strings.get(key, users.ledger.watch("GET with a codec", get, random));
    }
  },
  WRITER {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      users.writers.act(random);
    }
  },
  LOCK {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      users.locks.act(random);
    }
  },
  SUBSCRIBE {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      users.subscribers().subscribe(random);
    }
  },
  PUBLISH {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      users.subscribers().publish(random);
    }
  },
  VIEW {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      users.views.act(random);
    }
  },
  MULTI_BY_HAND {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      LeaseDeeds.multiByHand(users, random, key("counter", random));
    }
  },
  OTHER_DATABASE {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      LeaseDeeds.otherDatabase(users, random, key("counter", random));
    }
  },
  LONG_POP {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      HardDeeds.longPop(users, random, key("list", random));
    }
  },
  ABANDON {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      HardDeeds.abandon(users, random, key("string", random));
    }
  },
  POISON {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      HardDeeds.poison(users, random);
    }
  },
  READ_LARGE {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      HardDeeds.readLarge(users, random);
    }
  },
  CLOSE {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      if (random.nextInt(SELDOM) == 0) {
        users.close();
      }
    }
  },
  MONITOR {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      users.monitors.act(random);
    }
  },
  LARGE_BATCH {
    @Override
    void doIt(RedisUsers users, SplittableRandom random) {
      BatchDeeds.large(users, random, key("counter", random));
    }
  };

  /** A client that is closed gives nobody anything to do. */
  private static final int SELDOM = 10;

  private static final int KEYS = 4;

  /** The time after which a silent server is taken for dead. */
  static final Duration DEAD = Duration.ofMillis(500);

  private static final Script<Long> ADD = Script.of(ModelServer.ADD, Replies.integer());

  /** Deeds of which the books know what a server may have thrown away. */
  public static RedisDeed[] whereDataAreLost() {
    Set<RedisDeed> deeds =
        EnumSet.of(
            GET, SET, INCR, TRANSACTION, BATCH, WATCH, LEASE, PUSH, POP, BURST, HOLD, CODEC_THROWS);
    return deeds.toArray(RedisDeed[]::new);
  }

  abstract void doIt(RedisUsers users, SplittableRandom random);

  static String key(String kind, SplittableRandom random) {
    return kind + random.nextInt(KEYS);
  }

  static void push(RedisUsers users, SplittableRandom random, String key) {
    String element = key + "#" + users.ledger.next();
    users.lists.push(
        element, users.ledger.watch("RPUSH", users.client.rpush(key, element), random));
  }

  private static void lease(RedisUsers users, SplittableRandom random, Duration kept) {
    String key = key("counter", random);
    users.leases.<RedisCommands<String, String>, Long>take(
        work -> users.client.withConnection(work::apply),
        leased -> incr(users, random, "INCR leased", key, leased, false),
        kept,
        random);
  }

  static CompletableFuture<Long> incr(
      RedisUsers users,
      SplittableRandom random,
      String what,
      String key,
      RedisCommands<String, String> on,
      boolean byScript) {
    int before = users.counters.confirmed(key);
    CompletableFuture<Long> added =
        byScript ? ADD.run(on, List.of(key), List.of("1")) : on.incr(key);
    // In full, where the server does not know the script, it has as much time again.
    Duration longer = byScript ? users.ledger.timeout() : Duration.ZERO;
    return users.counters.count(key, before, users.ledger.watch(what, longer, added, random));
  }
}
