package io.github.ledis4j.internal.pop;

import io.github.ledis4j.ClientOptions;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.UnusableReplyException;
import io.github.ledis4j.event.PopStatistics;
import io.github.ledis4j.event.UndeliveredElement;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.event.PopCounts;
import io.github.ledis4j.internal.pool.Route;
import io.github.ledis4j.internal.transport.EventLoops;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The blocking pops of one client, and what became of the elements that they took. Thread-safe. */
public final class BlockingPops {
  private static final Logger LOG = LoggerFactory.getLogger(BlockingPops.class);

  /** What an answer is given where dead peers are not looked for. */
  private static final long ANSWER_WITHIN = TimeUnit.SECONDS.toNanos(10);

  private final EventLoops loops;
  private final Duration slice;
  private final boolean mayCut;
  private final long answerNanos;
  private final @Nullable Consumer<UndeliveredElement> handler;
  private final LongAdder delivered = new LongAdder();
  private final LongAdder putBack = new LongAdder();
  private final LongAdder undelivered = new LongAdder();
  private final LongAdder unanswered = new LongAdder();
  private final CompletableFuture<Void> over = new GuardedFuture<>();

  // Guarded by this.
  private final Set<BlockingPop<?, ?>> open = new LinkedHashSet<>();
  private boolean closing;

  /**
   * Makes the pops of a client with these options.
   *
   * @param deadPeerAfter when a server that is silent is taken for dead; zero for never
   * @param mayCut whether the server forgets a wait when its connection is closed
   */
  public BlockingPops(
      EventLoops loops, Duration deadPeerAfter, ClientOptions options, boolean mayCut) {
    long deadPeerNanos = deadPeerAfter.toNanos();
    this.loops = loops;
    this.slice = options.blockingSlice();
    this.mayCut = mayCut;
    this.answerNanos = deadPeerNanos > 0 ? deadPeerNanos : ANSWER_WITHIN;
    this.handler = options.undelivered();
  }

  /** Waits for an element of one of the lists; null when none came in time. */
  public <K, V> CompletableFuture<@Nullable KeyValue<K, V>> pop(
      Route route,
      Format<K, V> format,
      CallSettings settings,
      PopEnd end,
      List<byte[]> keys,
      long waitNanos) {
    return new BlockingPop<>(this, route, format, settings, end, keys, waitNanos).start();
  }

  /** The time, and timers. */
  EventLoops loops() {
    return loops;
  }

  /** How long the server may hold back one answer. */
  Duration slice() {
    return slice;
  }

  /**
   * Tells whether a wait that is not answered may be cut. LedisDB does not notice that a client has
   * gone, and pops an element for it later.
   */
  boolean mayCut() {
    return mayCut;
  }

  /** How late the answer to a wait may be before its caller is told. */
  long answerNanos() {
    return answerNanos;
  }

  synchronized void begin(BlockingPop<?, ?> pop) {
    if (closing) {
      throw new IllegalStateException("client is closed");
    }
    open.add(pop);
  }

  void end(BlockingPop<?, ?> pop) {
    boolean last;
    synchronized (this) {
      open.remove(pop);
      last = closing && open.isEmpty();
    }
    if (last) {
      over.complete(null);
    }
  }

  /** Sends all callers away; the future completes when what was popped for them is back. */
  public CompletableFuture<Void> closeAsync() {
    List<BlockingPop<?, ?>> left;
    synchronized (this) {
      closing = true;
      left = List.copyOf(open);
    }
    left.forEach(BlockingPop::close);
    if (left.isEmpty()) {
      over.complete(null);
    }
    return over;
  }

  void countDelivered() {
    delivered.increment();
  }

  void countPutBack() {
    putBack.increment();
  }

  void countUnanswered() {
    unanswered.increment();
  }

  /** What a codec says of a value may hold the value. */
  private static String withoutValues(Throwable reason) {
    Throwable cause = reason.getCause();
    return reason instanceof UnusableReplyException && cause != null
        ? "its codec failed with " + cause.getClass().getName()
        : reason.toString();
  }

  /** The last resort: the element goes to whoever the user named for it, else it is logged. */
  void undelivered(UndeliveredElement element) {
    undelivered.increment();
    if (handler == null) {
      LOG.warn(
          "an element popped in database {} is lost, as its caller did not get it, it {} back in"
              + " its list, and the client has no handler for undelivered elements: {}",
          element.database(),
          Outcome.of(element.reason()) == Outcome.UNKNOWN ? "may not be" : "is not",
          withoutValues(element.reason()));
      return;
    }
    try {
      handler.accept(element);
    } catch (RuntimeException | Error e) {
      LOG.error("the handler of undelivered elements failed; an element is lost", e);
    }
  }

  /** What happened so far. */
  public PopStatistics statistics() {
    int count;
    synchronized (this) {
      count = open.size();
    }
    return new PopCounts(
        count, delivered.sum(), putBack.sum(), undelivered.sum(), unanswered.sum());
  }
}
