package io.github.ledis4j.simulator.user;

import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.pool.PoolStatistics;
import io.github.ledis4j.simulator.net.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What users wait for, until when, and what cannot be true. */
public final class Ledger {
  /** What a deadline may be late; the time in which loops stand still is added. */
  private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(200);

  private static final int MOST_PATIENCE = 2_000_000;
  private static final Set<String> FOR_NOW = Set.of("LOADING", "BUSY", "MASTERDOWN");

  private static final class Open {
    final String what;
    final long since;
    final long latest;
    final CompletableFuture<?> future;
    long ended = Long.MAX_VALUE;

    Open(String what, long since, long latest, CompletableFuture<?> future) {
      this.what = what;
      this.since = since;
      this.latest = latest;
      this.future = future;
    }
  }

  private final World world;
  private final Duration timeout;
  private final List<String> wrong = new ArrayList<>();
  private final List<Open> open = new ArrayList<>();
  private final List<Runnable> lastLooks = new ArrayList<>();
  private final List<Runnable> looksWhenClosed = new ArrayList<>();
  private final Sockets sockets = new Sockets(this);
  private final FailureBook failures = new FailureBook(this);
  private final QueueBook queue = new QueueBook(this);
  private LongSupplier held = () -> 0;
  private PoolBounds bounds = PoolBounds.NONE;
  private boolean fair;
  private @Nullable LongConsumer hog;
  private LongSupplier givenUp = () -> 0;
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

  /** Says that nothing befalls the network and its server, but by the users themselves. */
  public void fair() {
    fair = true;
  }

  boolean isFair() {
    return fair;
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

  /**
   * Replies that wait for an executor are limited.
   *
   * @param callback keeps the executor busy for so many nanoseconds, as a callback does that waits
   */
  public void budgeted(LongConsumer callback) {
    hog = callback;
  }

  boolean isBudgeted() {
    return hog != null;
  }

  void hog(long nanos) {
    if (hog != null) {
      hog.accept(nanos);
    }
  }

  /** How many deadlines have passed. */
  void givenUp(LongSupplier number) {
    givenUp = number;
  }

  /** Tells whether deadlines have passed: a reply that comes after that waits for nobody. */
  public boolean hasGivenUp() {
    return givenUp.getAsLong() > 0;
  }

  /** What users are told of failures. */
  public FailureBook failures() {
    return failures;
  }

  /** What holds places in the queues of the client. */
  public QueueBook queue() {
    return queue;
  }

  /** What the client's pool may hold. */
  public void bounds(PoolBounds of) {
    bounds = of;
  }

  /** Looks at what the client holds now. */
  public void look(PoolStatistics now) {
    bounds.look(now, this);
    queue.look(now.shared());
  }

  /** Has something looked at when all is over. */
  void atTheEnd(Runnable look) {
    lastLooks.add(look);
  }

  /** Has something looked at when the client is closed. */
  void whenClosed(Runnable look) {
    looksWhenClosed.add(look);
  }

  /** Nothing outlives its client. */
  public void requireEnded() {
    for (Open each : open) {
      if (!each.future.isDone()) {
        wrong.add(each.what + " outlived its client");
      }
    }
  }

  /** The client was closed, and nothing of it goes on. */
  public void closed() {
    looksWhenClosed.forEach(Runnable::run);
  }

  /** The sockets that are open. */
  public Sockets sockets() {
    return sockets;
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

  /** The same, for what may take longer than a command does. */
  void watch(String what, Duration longer, CompletableFuture<?> future) {
    expect(what, longer, future);
  }

  private void expect(String what, Duration longer, CompletableFuture<?> future) {
    long latest = timeout.plus(longer).toNanos() + GRACE;
    Open entry = new Open(what, world.now(), latest, future);
    open.add(entry);
    future.whenComplete((value, failure) -> ended(entry, failure));
  }

  private boolean isLate(Open entry) {
    return world.now() - entry.since > entry.latest + heldUp();
  }

  /** Whether what users are told may have waited for a thread. */
  boolean isToldLate() {
    return held.getAsLong() > 0;
  }

  /** For how long loops and executors stood still so far. */
  long heldUp() {
    return world.stalled() + held.getAsLong();
  }

  private void ended(Open entry, @Nullable Throwable failure) {
    entry.ended = world.now();
    if (isLate(entry)) {
      wrong.add("%s took %,d us".formatted(entry.what, (entry.ended - entry.since) / 1_000));
    }
    if (failure instanceof OverloadedException) {
      queue.refused(String.valueOf(failure.getMessage()));
    }
    if (failure != null) {
      failures.look(entry.what, failure);
      bounds.refused(String.valueOf(failure.getMessage()), this);
    }
  }

  /** How many commands are open, or were not long ago. */
  long openSince(long time) {
    return open.stream().filter(each -> each.ended >= time).count();
  }

  /**
   * A refusal for now has to be waited for, as long as there is time.
   *
   * @param what a command that the client may send again when it was refused
   */
  <T> CompletableFuture<T> waits(String what, CompletableFuture<T> future) {
    long since = world.now();
    future.whenComplete((value, failure) -> requireWaited(what, since, failure));
    return future;
  }

  void requireWaited(String what, long since, @Nullable Throwable failure) {
    if (failure instanceof ServerException refusal
        && isForNow(refusal)
        && world.now() - since < timeout.toNanos()
        && !String.valueOf(refusal.getMessage()).contains("not sent again")) {
      wrong.add(what + " was refused though there was time: " + refusal.getMessage());
    }
  }

  private static boolean isForNow(ServerException refusal) {
    return FOR_NOW.contains(refusal.code())
        || String.valueOf(refusal.getMessage()).contains("max number of clients");
  }

  /** Everything has ended that should have, when all is over. */
  void check() {
    for (Open each : open) {
      if (!each.future.isDone() && isLate(each)) {
        wrong.add(each.what + " never ended");
      }
    }
    lastLooks.forEach(Runnable::run);
  }
}
