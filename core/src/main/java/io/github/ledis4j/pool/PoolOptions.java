package io.github.ledis4j.pool;

import io.github.ledis4j.internal.Checks;
import java.time.Duration;

/** How many connections a pool has, who waits for them, and when they are closed. Immutable. */
public final class PoolOptions {
  /** A pool of 50 connections whose users wait for up to 20 s, in the order they came. */
  public static final PoolOptions DEFAULT = builder().build();

  /** A pool of 50 connections that fails at once when all of them are taken. */
  public static final PoolOptions WITHOUT_WAITING = builder().waitAtMost(Duration.ZERO).build();

  private final Builder values;

  private PoolOptions(Builder values) {
    this.values = values;
  }

  /**
   * Starts from {@link #DEFAULT}.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts from these options, for a variant of them.
   *
   * @return a new builder that holds them
   */
  public Builder toBuilder() {
    return new Builder(values);
  }

  /** {@return the most connections at a time} */
  public int max() {
    return values.max;
  }

  /** {@return how long users wait when all connections are taken; zero if they fail at once} */
  public Duration waitAtMost() {
    return values.waitAtMost;
  }

  /** {@return how many users may wait at a time} */
  public int maxWaiters() {
    return values.maxWaiters;
  }

  /** {@return whether the connection that was idle for longest is lent first} */
  public boolean lendOldestFirst() {
    return values.lendOldestFirst;
  }

  /** {@return after how long idle a connection is closed; zero for never} */
  public Duration idleClose() {
    return values.idleClose;
  }

  /** {@return how old a connection may become; zero for no limit} */
  public Duration maxAge() {
    return values.maxAge;
  }

  /** {@return after how long a lease is reported with the stack that took it; zero for never} */
  public Duration leakAfter() {
    return values.leakAfter;
  }

  /** {@return how long closing waits for what is open; zero for not at all} */
  public Duration drainTimeout() {
    return values.drainTimeout;
  }

  @Override
  public String toString() {
    return "PoolOptions[max=%d, waitAtMost=%s]".formatted(values.max, values.waitAtMost);
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {
    private int max = 50;
    private Duration waitAtMost = Duration.ofSeconds(20);
    private int maxWaiters = 10_000;
    private boolean lendOldestFirst = false;
    private Duration idleClose = Duration.ofMinutes(5);
    private Duration maxAge = Duration.ZERO;
    private Duration leakAfter = Duration.ZERO;
    private Duration drainTimeout = Duration.ofSeconds(10);

    private Builder() {}

    private Builder(Builder other) {
      max = other.max;
      waitAtMost = other.waitAtMost;
      maxWaiters = other.maxWaiters;
      lendOldestFirst = other.lendOldestFirst;
      idleClose = other.idleClose;
      maxAge = other.maxAge;
      leakAfter = other.leakAfter;
      drainTimeout = other.drainTimeout;
    }

    /**
     * Bounds the connections; 50 by default.
     *
     * @param connections the most at a time; {@code Integer.MAX_VALUE} for no bound
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder max(int connections) {
      max = Checks.atLeast("max", 1, connections);
      return this;
    }

    /**
     * Sets how long users wait when all connections are taken; 20 s by default.
     *
     * @param time at most 365 days; zero to fail them at once
     * @return this builder
     * @throws IllegalArgumentException if it is negative or longer
     */
    public Builder waitAtMost(Duration time) {
      waitAtMost = Checks.zeroOrMore("waitAtMost", time);
      return this;
    }

    /**
     * Bounds the users that wait; 10,000 by default. Where more connections than that are just
     * being given back, one may wait for each of them.
     *
     * @param users the most at a time
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxWaiters(int users) {
      maxWaiters = Checks.atLeast("maxWaiters", 1, users);
      return this;
    }

    /**
     * Sets which of the idle connections is lent. By default it is the one that was used last, so
     * that their number follows the load; the one that was idle for longest keeps all of them in
     * use.
     *
     * @param oldest true for the one that was idle for longest
     * @return this builder
     */
    public Builder lendOldestFirst(boolean oldest) {
      lendOldestFirst = oldest;
      return this;
    }

    /**
     * Closes connections that nobody took for long; after 5 minutes by default.
     *
     * @param time the idle time, zero for never
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder idleClose(Duration time) {
      idleClose = Checks.zeroOrMore("idleClose", time);
      return this;
    }

    /**
     * Closes connections of a certain age once they are given back; never by default.
     *
     * @param time the age, zero for no limit
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder maxAge(Duration time) {
      maxAge = Checks.zeroOrMore("maxAge", time);
      return this;
    }

    /**
     * Reports leases that are held for long, with the stack that took them; off by default.
     *
     * @param time the time, zero for never
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder leakAfter(Duration time) {
      leakAfter = Checks.zeroOrMore("leakAfter", time);
      return this;
    }

    /**
     * Bounds how long closing waits for open commands and leases, which then fail; 10 s by default.
     *
     * @param time the time, zero to fail them at once
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder drainTimeout(Duration time) {
      drainTimeout = Checks.zeroOrMore("drainTimeout", time);
      return this;
    }

    /**
     * Makes the options.
     *
     * @return the options
     */
    public PoolOptions build() {
      return new PoolOptions(new Builder(this));
    }
  }
}
