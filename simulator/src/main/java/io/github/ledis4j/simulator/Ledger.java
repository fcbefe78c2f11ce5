package io.github.ledis4j.simulator;

import static io.github.ledis4j.simulator.Simulation.SECOND;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.event.PopStatistics;
import io.github.ledis4j.simulator.model.ModelServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What users did and were told, and whether it can be true. */
final class Ledger {
  /** Loops that stand still, each for half a second at most, and some time to spare. */
  private static final long GRACE = SECOND * 6 / 5;

  private static final long LONGEST_POP = SECOND / 2;

  private record Open(String what, long since, CompletableFuture<?> future) {}

  private final World world;
  private final RedisClient client;
  private final ModelServer server;
  private final List<String> wrong = new ArrayList<>();
  private final List<Open> open = new ArrayList<>();
  private final Map<String, Integer> confirmed = new HashMap<>();
  private final Map<String, Integer> possible = new HashMap<>();
  private final Map<String, Long> lastSet = new HashMap<>();
  private final Set<String> pushed = new TreeSet<>();
  private final Set<String> delivered = new TreeSet<>();
  private final Set<String> lists = new TreeSet<>();
  private final boolean ordered;
  private final long latest;
  private int doubtfulPops;
  private long last;

  /**
   * A ledger without entries.
   *
   * @param timeout how long a command may take, in nanoseconds
   */
  Ledger(World world, RedisClient client, ModelServer server, long timeout) {
    this.latest = timeout + GRACE;
    this.world = world;
    this.client = client;
    this.server = server;
    this.ordered = client.statistics().shared().connections() < 2;
  }

  RedisClient client() {
    return client;
  }

  /** What did not hold, in sentences. */
  List<String> wrong() {
    return wrong;
  }

  void wrong(String sentence) {
    wrong.add(sentence);
  }

  /** A number that no value has yet. */
  long next() {
    return ++last;
  }

  int confirmed(String key) {
    return confirmed.getOrDefault(key, 0);
  }

  /** The future has to end in time; some are ended by their callers. */
  <T> CompletableFuture<T> watch(
      String what, CompletableFuture<T> future, SplittableRandom random) {
    Open entry = new Open(what, world.now(), future);
    open.add(entry);
    future.whenComplete((value, failure) -> checkTime(entry));
    if (random.nextInt(20) == 0) {
      world.in(random.nextInt(2_000_000), () -> future.cancel(false));
    }
    return future;
  }

  private void checkTime(Open entry) {
    long took = world.now() - entry.since();
    if (took > latest + (entry.what().equals("BLPOP") ? LONGEST_POP : 0)) {
      wrong.add("%s took %,d us".formatted(entry.what(), took / 1_000));
    }
  }

  void get(String key, CompletableFuture<@Nullable String> future) {
    long before = lastSet.getOrDefault(key, 0L);
    future.thenAccept(
        value -> {
          if (value != null && !value.startsWith(key + "#")) {
            wrong.add("GET " + key + " got another's reply: " + value);
          } else if (ordered && (value == null ? 0 : number(value)) < before) {
            wrong.add("GET " + key + " gave " + value + " after " + before + " was set");
          }
        });
  }

  private static long number(String value) {
    return Long.parseLong(value.substring(value.indexOf('#') + 1));
  }

  void set(String key, long number, CompletableFuture<Boolean> future) {
    future.thenAccept(done -> lastSet.merge(key, number, Math::max));
  }

  CompletableFuture<Long> count(String key, int before, CompletableFuture<Long> future) {
    future.whenComplete(
        (value, failure) -> {
          switch (Outcome.of(failure)) {
            case SUCCEEDED -> {
              confirmed.merge(key, 1, Integer::sum);
              if (value <= before) {
                wrong.add(key + " was " + value + " after " + before + " successes");
              }
            }
            case EXECUTED -> confirmed.merge(key, 1, Integer::sum);
            case UNKNOWN -> possible.merge(key, 1, Integer::sum);
            case NOT_SENT, REJECTED -> {}
          }
        });
    return future;
  }

  void setByWatching(
      String key, List<CompletableFuture<Boolean>> sets, CompletableFuture<Boolean> done) {
    done.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            confirmed.merge(key, 1, Integer::sum);
          } else {
            sets.forEach(set -> possible.merge(key, 1, Integer::sum));
          }
        });
  }

  void push(String element, CompletableFuture<Long> future) {
    lists.add(element.substring(0, element.indexOf('#')));
    future.thenAccept(size -> pushed.add(element));
  }

  void pop(String key, CompletableFuture<@Nullable KeyValue<String, String>> future) {
    future.whenComplete(
        (popped, failure) -> {
          if (failure != null) {
            doubtfulPops += Outcome.of(failure) == Outcome.UNKNOWN ? 1 : 0;
          } else if (popped != null) {
            delivered(key, popped.value());
          }
        });
  }

  private void delivered(String key, String element) {
    if (!element.startsWith(key + "#")) {
      wrong.add("BLPOP " + key + " got another's element: " + element);
    }
    if (!delivered.add(element)) {
      wrong.add("delivered twice: " + element);
    }
  }

  /** Looks at everything, when all is over. */
  void check() {
    for (Open each : open) {
      if (!each.future().isDone() && world.now() - each.since() > latest) {
        wrong.add(each.what() + " never ended");
      }
    }
    confirmed.forEach((key, count) -> checkCounter(key, count, possible.getOrDefault(key, 0)));
    checkElements();
  }

  private void checkCounter(String key, int least, int doubtful) {
    long value = server.counter(key);
    if (value < least || value > least + doubtful) {
      wrong.add(key + " is " + value + ", but has to be " + least + " to " + (least + doubtful));
    }
  }

  /** An element that was pushed is there, was delivered, or went away with a pop in doubt. */
  private void checkElements() {
    Set<String> missing = new TreeSet<>(pushed);
    missing.removeAll(delivered);
    lists.forEach(key -> missing.removeAll(server.list(key)));
    PopStatistics pops = client.popStatistics();
    long counted = pops.undelivered() + doubtfulPops;
    if (missing.size() > counted) {
      wrong.add("lost " + missing + " with " + counted + " accounted for: " + pops);
    }
  }
}
