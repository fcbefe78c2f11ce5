package io.github.ledis4j.simulator.net;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongConsumer;

/**
 * A user's executor, with threads enough that its tasks overtake each other: each of them is an
 * event of the world.
 */
public final class SimExecutor implements Executor {
  /** What becomes of tasks. */
  public enum Mood {
    /** They run soon. */
    TAKES,
    /** They are refused. */
    REFUSES,
    /** Something of its own is thrown instead. */
    THROWS,
    /** They run soon, and something is thrown besides. */
    TAKES_AND_THROWS,
    /** They run where they are handed in. */
    RUNS_AT_ONCE
  }

  /** How long a task waits for a thread, at most. */
  private static final int MOST_NANOS = 20_000;

  private final World world;
  private Mood mood = Mood.TAKES;
  private long stalledUntil;
  private long stalled;
  private boolean moody;
  private LongConsumer onStall = nanos -> {};

  /** An executor that takes everything. */
  public SimExecutor(World world) {
    this.world = world;
    this.stalledUntil = world.now();
  }

  /** Sets what becomes of tasks. */
  public void mood(Mood now) {
    mood = now;
    moody |= now != Mood.TAKES;
  }

  /** All its threads are busy elsewhere for some time. */
  public void stall(long nanos) {
    stalledUntil = Math.max(stalledUntil, world.now() + nanos);
    stalled += nanos;
    onStall.accept(nanos);
  }

  /** Told for how long it is stalled, when that begins. */
  public void onStall(LongConsumer told) {
    onStall = told;
  }

  /** Whether it ever did anything else than run tasks later. */
  public boolean wasMoody() {
    return moody;
  }

  /** For how long it was stalled so far, or will be. */
  public long stalled() {
    return stalled;
  }

  @Override
  public void execute(Runnable task) {
    switch (mood) {
      case TAKES -> take(task);
      case RUNS_AT_ONCE -> task.run();
      case REFUSES -> throw new RejectedExecutionException("by the simulator");
      case THROWS -> throw new StackOverflowError("by the simulator");
      case TAKES_AND_THROWS -> {
        take(task);
        throw new IllegalStateException("by the simulator");
      }
    }
  }

  private void take(Runnable task) {
    long wait = Math.max(0, stalledUntil - world.now());
    world.in(wait + world.random().nextInt(MOST_NANOS), () -> run(task));
  }

  /** A stall that began meanwhile holds it up, too. */
  private void run(Runnable task) {
    if (stalledUntil > world.now()) {
      take(task);
    } else {
      task.run();
    }
  }
}
