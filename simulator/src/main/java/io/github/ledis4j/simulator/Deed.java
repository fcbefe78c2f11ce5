package io.github.ledis4j.simulator;

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

/** What a user does with the client. */
enum Deed implements Step.Event {
  GET {
    @Override
    void doIt(Ledger ledger, SplittableRandom random) {
      String key = key("string", random);
      ledger.get(key, ledger.watch("GET", ledger.client().get(key), random));
    }
  },
  SET {
    @Override
    void doIt(Ledger ledger, SplittableRandom random) {
      String key = key("string", random);
      long number = ledger.next();
      ledger.set(
          key, number, ledger.watch("SET", ledger.client().set(key, key + "#" + number), random));
    }
  },
  INCR {
    @Override
    void doIt(Ledger ledger, SplittableRandom random) {
      incr(
          ledger, random, "INCR", key("counter", random), ledger.client(), random.nextInt(10) == 0);
    }
  },
  TRANSACTION {
    @Override
    void doIt(Ledger ledger, SplittableRandom random) {
      String key = key("counter", random);
      ledger.watch(
          "MULTI",
          ledger
              .client()
              .transaction(
                  tx -> {
                    incr(ledger, random, "INCR in MULTI", key, tx, false);
                    return incr(ledger, random, "INCR in MULTI", key, tx, false);
                  }),
          random);
    }
  },
  BATCH {
    @Override
    void doIt(Ledger ledger, SplittableRandom random) {
      String key = key("counter", random);
      int size = 1 + random.nextInt(20);
      ledger.watch(
          "batch",
          ledger
              .client()
              .batch(
                  batch -> {
                    for (int i = 0; i < size; i++) {
                      incr(ledger, random, "INCR in a batch", key, batch, false);
                    }
                  }),
          random);
    }
  },
  WATCH {
    @Override
    void doIt(Ledger ledger, SplittableRandom random) {
      String key = key("counter", random);
      List<CompletableFuture<Boolean>> sets = new ArrayList<>();
      CompletableFuture<Boolean> done =
          ledger
              .client()
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
      ledger.setByWatching(key, sets, ledger.watch("WATCH", done, random));
    }
  },
  LEASE {
    @Override
    void doIt(Ledger ledger, SplittableRandom random) {
      String key = key("counter", random);
      ledger.watch(
          "lease",
          ledger
              .client()
              .withConnection(leased -> incr(ledger, random, "INCR leased", key, leased, false)),
          random);
    }
  },
  PUSH {
    @Override
    void doIt(Ledger ledger, SplittableRandom random) {
      String key = key("list", random);
      String element = key + "#" + ledger.next();
      ledger.push(element, ledger.watch("RPUSH", ledger.client().rpush(key, element), random));
    }
  },
  POP {
    @Override
    void doIt(Ledger ledger, SplittableRandom random) {
      String key = key("list", random);
      Duration wait = Duration.ofMillis(random.nextInt(1, 500));
      CompletableFuture<KeyValue<String, String>> pop = ledger.client().blpop(wait, key);
      ledger.pop(key, pop);
      ledger.watch("BLPOP", pop, random);
    }
  },
  BURST {
    @Override
    void doIt(Ledger ledger, SplittableRandom random) {
      for (int i = random.nextInt(60); i > 0; i--) {
        (random.nextBoolean() ? GET : SET).doIt(ledger, random);
      }
    }
  };

  private static final int KEYS = 4;
  private static final Script<Long> ADD = Script.of(ModelServer.ADD, Replies.integer());

  abstract void doIt(Ledger ledger, SplittableRandom random);

  private static String key(String kind, SplittableRandom random) {
    return kind + random.nextInt(KEYS);
  }

  private static CompletableFuture<Long> incr(
      Ledger ledger,
      SplittableRandom random,
      String what,
      String key,
      RedisCommands<String, String> on,
      boolean byScript) {
    int before = ledger.confirmed(key);
    CompletableFuture<Long> added =
        byScript ? ADD.run(on, List.of(key), List.of("1")) : on.incr(key);
    return ledger.count(key, before, ledger.watch(what, added, random));
  }
}
