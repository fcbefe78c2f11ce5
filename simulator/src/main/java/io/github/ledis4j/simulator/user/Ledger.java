package io.github.ledis4j.simulator.user;

import io.github.ledis4j.pool.PoolStatistics;
import io.github.ledis4j.simulator.net.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What users wait for, until when, and what cannot be true. */
public final class Ledger {
  /** Loops that stand still, each for half a second at most, and some time to spare. */
  private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(1_200);

  private static final int MOST_PATIENCE = 2_000_000;

  private record Open(String what, long since, long latest, CompletableFuture<?> future) {}

  private final World world;
  private final Duration timeout;
  private final List<String> wrong = new ArrayList<>();
  private final List<Open> open = new ArrayList<>();
  private final List<Runnable> lastLooks = new ArrayList<>();
  private LongSupplier held = () -> 0;
  private PoolBounds bounds = PoolBounds.NONE;
  private long last;

  /**
   * A ledger without entries.
   *
   * @param timeout how long a command may take
   */
  public Ledger(World world, Duration timeout) {
    this.world = world;
    this.timeout = timeout;
  }

  World world() {
    return world;
  }

  Duration timeout() {
    return timeout;
  }

  /** What did not hold, in sentences. */
  public List<String> wrong() {
    return wrong;
  }

  /** Something did not hold. */
  public void wrong(String sentence) {
    wrong.add(sentence);
  }

  /**
   * Where futures complete may stand still: they end later by as much.
   *
   * @param nanos for how long it stood still so far
   */
  public void heldUp(LongSupplier nanos) {
    held = nanos;
  }

  /** What the client's pool may hold. */
  public void bounds(PoolBounds of) {
    bounds = of;
  }

  /** Looks at what the client holds now. */
  public void look(PoolStatistics now) {
    bounds.look(now, this);
  }

  /** Has something looked at when all is over. */
  void atTheEnd(Runnable look) {
    lastLooks.add(look);
  }

  /** A number that no value has yet. */
  long next() {
    return ++last;
  }

  /** The future has to end in time; some are cancelled by their callers. */
  <T> CompletableFuture<T> watch(
      String what, CompletableFuture<T> future, SplittableRandom random) {
    return watch(what, Duration.ZERO, future, random);
  }

  /** The same, for what may take longer than a command does. */
  <T> CompletableFuture<T> watch(
      String what, Duration longer, CompletableFuture<T> future, SplittableRandom random) {
    expect(what, longer, future);
    if (random.nextInt(20) == 0) {
      world.in(random.nextInt(MOST_PATIENCE), () -> future.cancel(false));
    }
    return future;
  }

  /** The future has to end in time, and nobody cancels it. */
  void watch(String what, CompletableFuture<?> future) {
    expect(what, Duration.ZERO, future);
  }

  private void expect(String what, Duration longer, CompletableFuture<?> future) {
    long latest = timeout.plus(longer).toNanos() + GRACE;
    Open entry = new Open(what, world.now(), latest, future);
    open.add(entry);
    future.whenComplete((value, failure) -> checkTime(entry));
  }

  private boolean isLate(Open entry) {
    return world.now() - entry.since() > entry.latest() + held.getAsLong();
  }

  private void checkTime(Open entry) {
    if (isLate(entry)) {
      long took = world.now() - entry.since();
      wrong.add("%s took %,d us".formatted(entry.what(), took / 1_000));
    }
  }

  /** Everything has ended that should have, when all is over. */
  void check() {
    for (Open each : open) {
      if (!each.future().isDone() && isLate(each)) {
        wrong.add(each.what() + " never ended");
      }
    }
    lastLooks.forEach(Runnable::run);
  }
}
