package io.github.ledis4j.simulator.user;

import io.github.ledis4j.cluster.ReadFrom;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.RedisDataCommands;
import io.github.ledis4j.script.Script;
import io.github.ledis4j.simulator.model.ModelServer;
import io.github.ledis4j.simulator.model.SlotMap;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** What a user does with a client for a cluster. */
public enum ClusterDeed {
  GET {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      String key = key("string", random);
      users.strings.get(key, users.watch("GET", users.client.get(key), random));
    }
  },
  SET {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      String key = key("string", random);
      long number = users.ledger.next();
      CompletableFuture<Boolean> set = users.client.set(key, key + "#" + number);
      users.strings.set(key, number, users.watch("SET", set, random));
    }
  },
  INCR {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      if (random.nextInt(10) == 0) {
        add(users, random, key("counter", random));
      } else {
        incr(users, random, "INCR", key("counter", random), users.client);
      }
    }
  },
  APPEND {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      String key = key("order", random);
      for (int i = 1 + random.nextInt(MOST_TOGETHER); i > 0; i--) {
        String what = "," + users.ledger.next();
        users.orders.append(
            key, what, users.watch("APPEND", users.client.append(key, what), random));
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
  /** Keys of several slots: a command that is taken apart. */
  ACROSS_SLOTS {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      if (random.nextBoolean()) {
        users.split.read(random);
      } else {
        users.split.write(random);
      }
    }
  },
  WRITER {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      users.writers.act(random);
    }
  },
  LOCK {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      users.locks.act(random);
    }
  },
  SUBSCRIBE {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      users.subscribers.subscribe(random);
    }
  },
  PUBLISH {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      users.subscribers.publish(random);
    }
  },
  SCAN {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      users.scans.begin(random);
    }
  },
  BATCH {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      int size = 1 + random.nextInt(20);
      boolean oneKey = random.nextBoolean();
      String key = key("counter", random);
      CompletableFuture<?> done =
          users.client.batch(
              batch -> {
                for (int i = 0; i < size; i++) {
                  String each = oneKey ? key : key("counter", random);
                  incr(users, random, "INCR in a batch", each, batch);
                }
              });
      users.ledger.watch("batch", done, random);
    }
  },
  TRANSACTION {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      SlotDeeds.transaction(users, random, tag(random));
    }
  },
  WATCH {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      SlotDeeds.watch(users, random, key("counter", random));
    }
  },
  READ_FROM {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      ReadFrom policy = POLICIES.get(random.nextInt(POLICIES.size()));
      String key = key("string", random);
      CompletableFuture<String> get = users.client.readFrom(policy).get(key);
      users.stale.get(key, users.ledger.watch("GET with " + policy, get, random));
    }
  },
  PUSH {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      String key = key("list", random);
      String element = key + "#" + users.ledger.next();
      users.lists.push(element, users.watch("RPUSH", users.client.rpush(key, element), random));
    }
  },
  POP {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      SlotDeeds.pop(users, random, key("list", random));
    }
  },
  BURST {
    @Override
    void doIt(ClusterUsers users, SplittableRandom random) {
      ClusterDeed[] some = {GET, SET, INCR, APPEND, SEVERAL_KEYS, TRANSACTION, READ_FROM};
      for (int i = random.nextInt(40); i > 0; i--) {
        some[random.nextInt(some.length)].doIt(users, random);
      }
    }
  };

  /**
   * What users do who mostly publish and listen, and have the cluster looked at by what they do.
   */
  public static final List<ClusterDeed> PUBSUB =
      List.of(SUBSCRIBE, SUBSCRIBE, SUBSCRIBE, SUBSCRIBE, PUBLISH, PUBLISH, PUBLISH, PUBLISH, SET);

  /** Begins of keys that are in one slot each, and in different ones. */
  static final List<String> TAGS = List.of("{a}", "{b}", "{c}", "{d}");

  private static final List<ReadFrom> POLICIES =
      List.of(ReadFrom.PREFER_MASTER, ReadFrom.PREFER_REPLICA, ReadFrom.REPLICA, ReadFrom.ANY);

  static final int KEYS = 3;
  private static final int MOST_TOGETHER = 5;
  private static final Script<Long> ADD = Script.of(ModelServer.ADD, Replies.integer());

  /** A slot in which there are keys. */
  public static int slot(SplittableRandom random) {
    return SlotMap.slot(tag(random));
  }

  abstract void doIt(ClusterUsers users, SplittableRandom random);

  static String tag(SplittableRandom random) {
    return TAGS.get(random.nextInt(TAGS.size()));
  }

  private static String key(String kind, SplittableRandom random) {
    return tag(random) + kind + random.nextInt(KEYS);
  }

  private static CompletableFuture<Long> incr(
      ClusterUsers users,
      SplittableRandom random,
      String what,
      String key,
      RedisDataCommands<String, String> on) {
    int before = users.counters.confirmed(key);
    return users.counters.count(key, before, users.watch(what, on.incr(key), random));
  }

  /** What a script was refused may have come from inside of it: it is not always sent again. */
  private static void add(ClusterUsers users, SplittableRandom random, String key) {
    int before = users.counters.confirmed(key);
    CompletableFuture<Long> added =
        users.followed("EVALSHA", ADD.run(users.client, List.of(key), List.of("1")));
    // In full, where the node does not know the script, it has as much time again.
    Duration longer = users.ledger.timeout();
    users.counters.count(key, before, users.ledger.watch("EVALSHA", longer, added, random));
  }
}
