package io.github.ledis4j.benchmarks;

import io.github.ledis4j.BatchResult;
import io.github.ledis4j.command.ServerCommands;
import io.github.ledis4j.command.StringCommands;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One thread of random commands. A value is made of its key and an echo is never sent twice, so
 * another command's reply is always recognised.
 *
 * @param <C> the commands both servers have
 */
final class SoakLoad<C extends StringCommands<String, String> & ServerCommands<String, String>>
    implements Runnable {
  private static final int OUTSTANDING = 128;
  private static final int KEYS = 10_000;
  private static final Duration TTL = Duration.ofHours(1);

  /** How a client sends what a recorder puts into a batch. */
  interface Batches
      extends Function<Consumer<StringCommands<String, String>>, CompletableFuture<BatchResult>> {}

  private final C commands;
  private final C hurried;
  private final Batches batches;
  private final SoakTally tally;
  private final BooleanSupplier stopped;
  private final SplittableRandom random;
  private final Semaphore permits = new Semaphore(OUTSTANDING);
  private final String name;
  private long echoes;

  /** {@code hurried} is a view whose deadline is too short for some commands. */
  SoakLoad(
      C commands, C hurried, Batches batches, SoakTally tally, BooleanSupplier stopped, int seed) {
    this.commands = commands;
    this.hurried = hurried;
    this.batches = batches;
    this.tally = tally;
    this.stopped = stopped;
    this.random = new SplittableRandom(seed);
    this.name = "load-" + seed;
  }

  @Override
  public void run() {
    while (!stopped.getAsBoolean()) {
      step();
    }
  }

  private void step() {
    C sink = random.nextInt(50) == 0 ? hurried : commands;
    switch (random.nextInt(8)) {
      case 0, 1 -> set(sink, key());
      case 2, 3 -> get(sink, key());
      case 4 -> mget(sink);
      case 5 -> batch();
      default -> echo(sink);
    }
  }

  private void set(StringCommands<String, String> sink, String key) {
    permits.acquireUninterruptibly();
    watch("SETEX", sink.setex(key, TTL, value(key)), stored -> stored);
  }

  private void get(StringCommands<String, String> sink, String key) {
    permits.acquireUninterruptibly();
    watch("GET", sink.get(key), found -> found == null || found.equals(value(key)));
  }

  private void mget(C sink) {
    String[] keys = {key(), key(), key()};
    permits.acquireUninterruptibly();
    watch("MGET", sink.mget(keys), found -> fits(keys, found));
  }

  private void echo(C sink) {
    String unique = name + "/" + echoes++;
    permits.acquireUninterruptibly();
    CompletableFuture<String> echo = sink.echo(unique);
    watch("ECHO", echo, unique::equals);
    if (random.nextInt(100) == 0) {
      echo.cancel(false);
    }
  }

  private void batch() {
    permits.acquireUninterruptibly();
    CompletableFuture<BatchResult> sent =
        batches.apply(
            batch -> {
              for (int i = 0; i < 5; i++) {
                set(batch, key());
                get(batch, key());
              }
            });
    watch("batch", sent, result -> result.size() == 10);
  }

  private <T> void watch(String command, CompletableFuture<T> future, Predicate<T> right) {
    tally.submitted();
    future.whenComplete(
        (value, failure) -> {
          permits.release();
          if (failure == null) {
            tally.answered(right.test(value), command);
          } else {
            tally.failed(failure);
          }
        });
  }

  private String key() {
    return "soak:" + random.nextInt(KEYS);
  }

  /** Some hundred bytes, but now and then more than any window or copy limit. */
  private static String value(String key) {
    int hash = Math.floorMod(key.hashCode(), 997);
    return key + "=".repeat(hash == 0 ? 100_000 : hash);
  }

  private static boolean fits(String[] keys, List<String> found) {
    for (int i = 0; i < keys.length; i++) {
      if (found.get(i) != null && !found.get(i).equals(value(keys[i]))) {
        return false;
      }
    }
    return found.size() == keys.length;
  }
}
