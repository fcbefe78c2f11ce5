package io.github.ledis4j.simulator.net;

import java.util.SplittableRandom;

/**
 * The clock, the dice and what is to happen when. One thread; time passes only from one event to
 * the next.
 */
public final class World {
  private final Events events = new Events();
  private final SplittableRandom random;
  private long now;
  private long steps;
  private long digest;
  private long stalled;

  /**
   * Begins at nought.
   *
   * @param seed what all chance comes from
   */
  public World(long seed) {
    random = new SplittableRandom(seed);
    // A clock that begins elsewhere finds code that takes 0 for "never".
    now = random.nextLong(1L << 40);
  }

  /** The time in nanoseconds. */
  public long now() {
    return now;
  }

  /** All chance. */
  public SplittableRandom random() {
    return random;
  }

  /** How many events there were. */
  public long steps() {
    return steps;
  }

  /**
   * What stands for all that has happened, and when: another number if anything of it was
   * otherwise.
   */
  public long digest() {
    return digest;
  }

  /** Has something count in the digest that shows in no time of an event. */
  void note(long what) {
    digest = 31 * digest + what;
  }

  /** How long event loops have stood still, all in all. */
  public long stalled() {
    return stalled;
  }

  void stalls(long nanos) {
    stalled += nanos;
  }

  /** Has something happen after so many nanoseconds; what was first said for a time comes first. */
  public void in(long nanos, Runnable what) {
    long at = now + nanos < now ? Long.MAX_VALUE : now + nanos;
    events.add(at, what);
  }

  /**
   * Lets the next event happen.
   *
   * @param until the time at which nothing more is to happen
   * @return whether there was one by then
   */
  public boolean step(long until) {
    if (events.isEmpty() || events.firstTime() > until) {
      now = Math.max(now, until);
      return false;
    }
    now = Math.max(now, events.firstTime());
    steps++;
    note(now);
    events.remove().run();
    return true;
  }
}
