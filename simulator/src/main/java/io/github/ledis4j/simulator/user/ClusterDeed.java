package io.github.ledis4j.simulator.user;

import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.RedisDataCommands;
import io.github.ledis4j.script.Script;
import io.github.ledis4j.simulator.model.ModelServer;
import io.github.ledis4j.simulator.model.SlotMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** What a user does with a client for a cluster. */
public enum ClusterDeed {
  GET {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      String key = key("string", random);
      CompletableFuture<String> get = users.ledger.waits("GET", users.client.get(key));
      users.strings.get(key, users.ledger.watch("GET", get, random));
    }
  },
  SET {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      String key = key("string", random);
      long number = users.ledger.next();
      CompletableFuture<Boolean> set = users.client.set(key, key + "#" + number);
      users.strings.set(
          key, number, users.ledger.watch("SET", users.ledger.waits("SET", set), random));
    }
  },
  INCR {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      boolean byScript = random.nextInt(10) == 0;
      incr(users, random, "INCR", key("counter", random), users.client, byScript);
    }
  },
  APPEND {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      String key = key("order", random);
      for (int i = 1 + random.nextInt(MOST_TOGETHER); i > 0; i--) {
        String what = "," + users.ledger.next();
        users.orders.append(
            key, what, users.ledger.watch("APPEND", users.client.append(key, what), random));
      }
    }
  },
  /** Several keys of one slot: as long as that moves, some of them may have gone already. */
  SEVERAL_KEYS {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      SlotDeeds.severalKeys(users, random, tag(random));
    }
  },
  BURST {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      ClusterDeed[] some = {GET, SET, INCR, APPEND, SEVERAL_KEYS};
      for (int i = random.nextInt(40); i > 0; i--) {
        some[random.nextInt(some.length)].doIt(users, random);
      }
    }
  };

  /** Begins of keys that are in one slot each, and in different ones. */
  static final List<String> TAGS = List.of("{a}", "{b}", "{c}", "{d}");

  static final int KEYS = 3;
  private static final int MOST_TOGETHER = 5;
  private static final Script<Long> ADD = Script.of(ModelServer.ADD, Replies.integer());

  /** A slot in which there are keys. */
  public static int slot(SplittableRandom random) {
    return SlotMap.slot(tag(random));
  }

  abstract void doIt(ClusterUsers users, SplittableRandom random);

  private static String tag(SplittableRandom random) {
    return TAGS.get(random.nextInt(TAGS.size()));
  }

  private static String key(String kind, SplittableRandom random) {
    return tag(random) + kind + random.nextInt(KEYS);
  }

  static CompletableFuture<Long> incr(
      ClusterUsers users,
      SplittableRandom random,
      String what,
      String key,
      RedisDataCommands<String, String> on,
      boolean byScript) {
    int before = users.counters.confirmed(key);
    CompletableFuture<Long> added =
        byScript ? ADD.run(on, List.of(key), List.of("1")) : on.incr(key);
    return users.counters.count(key, before, users.ledger.watch(what, added, random));
  }
}
