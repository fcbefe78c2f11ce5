package io.github.ledis4j.benchmarks;

import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Replies;
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
 * another command's reply is always recognised; a counter tells of writes lost and doubled.
 */
final class SoakLoad implements Runnable {
  private static final int OUTSTANDING = 128;
  private static final int KEYS = 10_000;
  private static final int MIB = 1 << 20;
  private static final int LARGEST_MIB = 20;
  private static final String LARGE = "large:";
  private static final Duration TTL = Duration.ofHours(1);

  /** How a client sends what a recorder puts into a batch. */
  interface Batches extends Function<Consumer<SoakCommands>, CompletableFuture<BatchResult>> {}

  /** A client in three ways; the deadline of {@code hurried} is too short for some commands. */
  record Client(SoakCommands commands, SoakCommands hurried, Batches batches) {}

  private final Client client;
  private final SoakTally tally;
  private final SoakLedger ledger;
  private final boolean large;
  private final BooleanSupplier stopped;
  private final SplittableRandom random;
  private final Semaphore permits = new Semaphore(OUTSTANDING);
  private final Semaphore counting = new Semaphore(1);
  private final Semaphore carrying = new Semaphore(1);
  private final String name;
  private long echoes;

  /** With {@code large}, some values have up to 20 MiB. */
  SoakLoad(
      Client client,
      SoakTally tally,
      SoakLedger ledger,
      boolean large,
      BooleanSupplier stopped,
      int seed) {
    this.client = client;
    this.tally = tally;
    this.ledger = ledger;
    this.large = large;
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
    SoakCommands sink = random.nextInt(50) == 0 ? client.hurried() : client.commands();
    switch (random.nextInt(9)) {
      case 0, 1 -> set(sink, key());
      case 2, 3 -> get(sink, key());
      case 4 -> mget(sink);
      case 5 -> batch();
      case 6 -> count(sink);
      default -> echo(sink);
    }
    if (large && random.nextInt(1_000) == 0 && carrying.tryAcquire()) {
      carry(LARGE + random.nextInt(1, LARGEST_MIB + 1));
    }
  }

  private void set(SoakCommands sink, String key) {
    permits.acquireUninterruptibly();
    watch("SETEX", sink.setex(key, TTL, value(key)), done -> true);
  }

  private void get(SoakCommands sink, String key) {
    permits.acquireUninterruptibly();
    watch("GET", sink.get(key), found -> found == null || found.equals(value(key)));
  }

  private void mget(SoakCommands sink) {
    String[] keys = {key(), key(), key()};
    permits.acquireUninterruptibly();
    watch("MGET", sink.mget(keys), found -> fits(keys, found));
  }

  private void echo(SoakCommands sink) {
    String unique = name + "/" + echoes++;
    permits.acquireUninterruptibly();
    CompletableFuture<String> echo =
        sink.execute(Command.of("ECHO", unique).returning(Replies.required(Codec.UTF_8)));
    watch("ECHO", echo, unique::equals);
    if (random.nextInt(100) == 0) {
      echo.cancel(false);
    }
  }

  private void batch() {
    permits.acquireUninterruptibly();
    CompletableFuture<BatchResult> sent =
        client
            .batches()
            .apply(
                batch -> {
                  for (int i = 0; i < 5; i++) {
                    set(batch, key());
                    get(batch, key());
                  }
                });
    watch("batch", sent, result -> result.size() == 10);
  }

  /** One at a time, so that the ledger knows which numbers are right. */
  private void count(SoakCommands sink) {
    if (!counting.tryAcquire()) {
      return;
    }
    permits.acquireUninterruptibly();
    CompletableFuture<Long> number = sink.incr(name);
    number.whenComplete(
        (reached, failure) -> {
          if (failure == null) {
            ledger.answered(reached);
          } else {
            ledger.failed(failure);
          }
          counting.release();
        });
    watch("INCR", number, reached -> true);
  }

  private void carry(String key) {
    SoakCommands sink = client.commands();
    permits.acquireUninterruptibly();
    if (random.nextBoolean()) {
      CompletableFuture<Void> stored = sink.setex(key, TTL, value(key));
      stored.whenComplete((done, failure) -> carrying.release());
      watch("large SETEX", stored, done -> true);
    } else {
      CompletableFuture<String> found = sink.get(key);
      found.whenComplete((done, failure) -> carrying.release());
      watch("large GET", found, text -> text == null || text.equals(value(key)));
    }
  }

  private <T> void watch(String command, CompletableFuture<T> future, Predicate<T> right) {
    future.whenComplete((value, failure) -> permits.release());
    tally.watch(command, future, right);
  }

  /** Asks the server where the counter stands; to be called when all commands have ended. */
  CompletableFuture<Void> close() {
    return client
        .commands()
        .get(name)
        .thenAccept(number -> ledger.stands(number == null ? 0 : Long.parseLong(number)));
  }

  private String key() {
    return "soak:" + random.nextInt(KEYS);
  }

  /** Some hundred bytes, but now and then more than any window or copy limit. */
  private static String value(String key) {
    if (key.startsWith(LARGE)) {
      return key + "=".repeat(Integer.parseInt(key.substring(LARGE.length())) * MIB);
    }
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
