package io.github.ledis4j.internal.pool;

import io.github.ledis4j.internal.transport.Surroundings;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.pool.PoolStatistics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Who has which connection, and who waits for one. Thread-safe by its lock; it decides and counts,
 * and never calls out, so the lock is held for moments only.
 */
final class PoolState {

  /** What is to be done for one who asks for a connection. */
  enum Answer {
    LEND, // an idle connection was taken out
    CONNECT, // a connection was made, which is to be dialled
    WAIT, // the asker stands in the queue
    NO_CONNECTION, // all are taken, and this pool does not wait
    NO_PLACE, // all are taken, and too many wait
    CLOSED // nothing is lent any more
  }

  /** An answer, with the connection that it is about. */
  record Admission(Answer answer, @Nullable PooledConnection pooled) {}

  /** A connection that is to be dialled for one who waited. */
  record Placement(LeaseRequest request, PooledConnection pooled) {}

  private final PoolOptions options;
  private final boolean waits;
  private final Surroundings surroundings;
  private final IntFunction<PooledConnection> factory;
  private final Set<PooledConnection> all = new LinkedHashSet<>();
  private final Deque<PooledConnection> idle = new ArrayDeque<>();
  private final Set<PooledConnection> lent = new LinkedHashSet<>();
  private final Set<PooledConnection> returning = new HashSet<>();
  private final Set<PooledConnection> cleaned = new HashSet<>();
  private final Set<LeaseRequest> waiters = new LinkedHashSet<>();
  private int generation;
  private boolean closed;
  private boolean reaping;
  private PoolCounters counts = new PoolCounters();

  /** Makes an empty pool; the factory makes a connection of a generation, not dialled yet. */
  PoolState(PoolOptions options, Surroundings surroundings, IntFunction<PooledConnection> factory) {
    this.options = options;
    this.surroundings = surroundings;
    this.waits = !options.waitAtMost().isZero();
    this.factory = factory;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  /** Finds a connection, or a place in the queue. */
  synchronized Admission admit(LeaseRequest request) {
    if (closed) {
      return new Admission(Answer.CLOSED, null);
    }
    PooledConnection free = options.lendOldestFirst() ? idle.pollLast() : idle.pollFirst();
    if (free != null) {
      return new Admission(Answer.LEND, free);
    }
    if (waiters.size() >= returning.size()) {
      if (hasRoom()) {
        return new Admission(Answer.CONNECT, create());
      }
      if (!waits && waiters.size() >= returning.size() + cleaned.size()) {
        return new Admission(Answer.NO_CONNECTION, null);
      }
      if (waits && waiters.size() >= options.maxWaiters()) {
        return new Admission(Answer.NO_PLACE, null);
      }
    }
    waiters.add(request);
    return new Admission(Answer.WAIT, null);
  }

  private boolean hasRoom() {
    return all.size() < options.max();
  }

  private PooledConnection create() {
    PooledConnection pooled = factory.apply(generation);
    all.add(pooled);
    counts.created++;
    return pooled;
  }

  /** Makes a connection in the place of one that cannot be lent; null when the pool is closed. */
  synchronized @Nullable PooledConnection replace(PooledConnection useless) {
    forget(useless);
    return closed ? null : create();
  }

  /** Makes a connection for the first in the queue, if there is one, and room. */
  synchronized @Nullable Placement place() {
    LeaseRequest first = !closed && hasRoom() ? pollWaiter() : null;
    return first == null ? null : new Placement(first, create());
  }

  /** Notes that someone gets the connection. */
  synchronized void handOver(PooledConnection pooled) {
    pooled.lentAt = surroundings.now();
    counts.acquired++;
    if (all.contains(pooled)) {
      lent.add(pooled);
    }
  }

  /**
   * Notes that a lease ended. The connection stays taken until it is clean, which mostly takes no
   * more than a look at it: waiting for that is better than to dial another, or to refuse.
   */
  synchronized void handBack(PooledConnection pooled) {
    if (lent.remove(pooled)) {
      returning.add(pooled);
    }
  }

  /** Notes that it takes more than a look; who waits may get a new connection meanwhile. */
  synchronized void clean(PooledConnection pooled) {
    if (returning.remove(pooled)) {
      cleaned.add(pooled);
    }
  }

  /** Gives a clean connection to the first in the queue, or lets it lie idle and answers null. */
  synchronized @Nullable LeaseRequest free(PooledConnection pooled) {
    if (!all.contains(pooled)) {
      return null;
    }
    returning.remove(pooled);
    cleaned.remove(pooled);
    LeaseRequest first = pollWaiter();
    if (first == null) {
      pooled.idleSince = surroundings.now();
      idle.addFirst(pooled);
    }
    return first;
  }

  /** Strikes out a connection that is closed, or cannot be lent and is being closed. */
  synchronized void forget(PooledConnection pooled) {
    if (all.remove(pooled)) {
      counts.discarded++;
      lent.remove(pooled);
      returning.remove(pooled);
      cleaned.remove(pooled);
      idle.remove(pooled);
    }
  }

  private @Nullable LeaseRequest pollWaiter() {
    Iterator<LeaseRequest> first = waiters.iterator();
    if (!first.hasNext()) {
      return null;
    }
    LeaseRequest request = first.next();
    first.remove();
    return request;
  }

  /** Frees the place of one who waits no longer; answers whether it still stood in the queue. */
  synchronized boolean leave(LeaseRequest request) {
    return waiters.remove(request);
  }

  /** Tells whether this connection may be lent at all. */
  synchronized boolean mayLend(PooledConnection pooled) {
    return isCurrent(pooled) && all.contains(pooled) && ageLeft(pooled, surroundings.now()) > 0;
  }

  /** Tells whether the pool still wants connections made when this one was. */
  synchronized boolean isCurrent(PooledConnection pooled) {
    return !closed && pooled.generation == generation;
  }

  private long ageLeft(PooledConnection pooled, long now) {
    long limit = options.maxAge().toNanos();
    return limit == 0 ? Long.MAX_VALUE : limit - (now - pooled.createdAt);
  }

  private long idleLeft(PooledConnection pooled, long now) {
    long limit = options.idleClose().toNanos();
    long left = limit == 0 ? Long.MAX_VALUE : limit - (now - pooled.idleSince);
    return Math.min(left, ageLeft(pooled, now));
  }

  /** Says in how many nanoseconds to look for expired ones, or -1 if that is planned or useless. */
  synchronized long planReaping() {
    long now = surroundings.now();
    long least = Long.MAX_VALUE;
    for (PooledConnection pooled : idle) {
      least = Math.min(least, idleLeft(pooled, now));
    }
    if (reaping || least == Long.MAX_VALUE) {
      return -1;
    }
    reaping = true;
    return Math.max(0, least);
  }

  /** Takes out what lay idle for too long, or is too old. */
  synchronized List<PooledConnection> takeExpired() {
    reaping = false;
    long now = surroundings.now();
    List<PooledConnection> expired = new ArrayList<>();
    for (PooledConnection pooled : idle) {
      if (idleLeft(pooled, now) <= 0) {
        expired.add(pooled);
      }
    }
    idle.removeAll(expired);
    return expired;
  }

  /** Begins a new generation; answers what nobody has of the old one: idle, or not lent yet. */
  synchronized List<PooledConnection> renew() {
    generation++;
    List<PooledConnection> old = new ArrayList<>(all);
    old.removeAll(lent);
    old.removeAll(returning);
    old.removeAll(cleaned);
    idle.clear();
    return old;
  }

  /** Begins a new generation, counting from zero; answers all connections of the old one. */
  synchronized List<PooledConnection> reset() {
    generation++;
    List<PooledConnection> old = List.copyOf(all);
    all.clear();
    idle.clear();
    lent.clear();
    returning.clear();
    cleaned.clear();
    counts = new PoolCounters();
    return old;
  }

  /** Lends nothing any more; answers those who wait in vain. */
  synchronized List<LeaseRequest> close() {
    closed = true;
    List<LeaseRequest> left = List.copyOf(waiters);
    waiters.clear();
    return left;
  }

  /** Gives all connections there are. */
  synchronized List<PooledConnection> connections() {
    return List.copyOf(all);
  }

  synchronized void countTimeout() {
    counts.timeouts++;
  }

  synchronized void countLeak() {
    counts.leaks++;
  }

  synchronized PoolStatistics statistics(PoolStatistics.Shared shared) {
    return counts.statistics(all.size() - idle.size(), idle.size(), waiters.size(), shared);
  }

  /** Says how things stand, for messages. */
  synchronized String describe() {
    StringBuilder text = new StringBuilder(100);
    text.append(all.size() - idle.size()).append(" of ").append(options.max());
    text.append(" connections are taken, ").append(waiters.size()).append(" callers wait");
    Iterator<PooledConnection> oldest = lent.iterator();
    if (oldest.hasNext()) {
      long held = surroundings.now() - oldest.next().lentAt;
      text.append(", the oldest lease is held for ")
          .append(TimeUnit.NANOSECONDS.toMillis(held))
          .append(" ms");
    }
    return text.toString();
  }
}
