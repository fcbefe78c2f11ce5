package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.pubsub.Overflow;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages over on an executor: a task takes them out of a buffer for as long as there are
 * any, so that who keeps up costs no hand-over per message.
 */
abstract class BufferedDelivery<T> extends Delivery<T> {

  /** After so many the executor may do something else first. */
  private static final int AT_ONCE = 4_096;

  /** How a delivery ends: after what is in the buffer, or at once. */
  private record End(@Nullable Throwable cause, boolean atOnce) {}

  private final MessageBuffer<T> buffer;

  /** What has left the buffer to be handed over next; of the task that is running. */
  private final Batch<T> batch;

  private final OverflowQueue<T> overflowQueue;
  private final int capacity;
  private final Overflow overflow;
  private final Executor executor;
  private final ReadControl reader;
  private final LongAdder allDropped;

  /** True while a task has the messages to itself; for ever when there will be none any more. */
  private final AtomicBoolean running = new AtomicBoolean();

  private volatile boolean stopped;

  /** The executor did not take a task, and nobody has cancelled this. */
  private volatile boolean refused;

  private volatile @Nullable End end;
  private volatile long dropped;

  /** How many messages came in this read pass; the reader's thread has it. */
  private int fresh;

  BufferedDelivery(DeliverySettings common) {
    this.capacity = common.options().buffer();
    this.buffer = new MessageBuffer<>(capacity);
    this.batch = Batch.ofBuffer(capacity);
    this.overflow = common.options().whenFull();
    this.executor = common.executor();
    this.reader = common.reader();
    this.overflowQueue = new OverflowQueue<>(buffer, capacity / 2, reader, this::wake);
    this.allDropped = common.dropped();
  }

  /** How many messages the taker wants now. */
  abstract int wanted();

  /** Hands over one message; gives what has to complete before the next one, or null. */
  abstract @Nullable CompletionStage<?> take(T message);

  /** Tells the taker that there will be no more messages, and why if that is a failure. */
  abstract void over(@Nullable Throwable cause);

  // What the reader's thread calls.

  @Override
  final boolean offer(T message) {
    if (stopped || end != null) {
      return !refused;
    }
    if (overflowQueue.isHolding() || !buffer.add(message)) {
      return full(message);
    }
    if (fresh == 0) {
      reader.offered(this);
    }
    if (++fresh % Math.max(1, capacity / 2) == 0) {
      wake();
    }
    return !refused;
  }

  /**
   * All that was read is offered; answers false if that is the end of this delivery. Its task does
   * not begin earlier unless much is waiting: it would run dry and be woken again and again.
   */
  final boolean readComplete() {
    fresh = 0;
    wake();
    return !refused;
  }

  private boolean full(T message) {
    switch (overflow) {
      case DROP_OLDEST -> {
        while (!buffer.add(message)) {
          if (buffer.poll() != null) {
            countDropped();
          }
        }
      }
      case DROP_NEWEST -> countDropped();
      case FAIL -> {
        end(new OverloadedException("a subscription had " + capacity + " messages waiting"), false);
        return false;
      }
      case BACK_PRESSURE -> overflowQueue.add(message);
    }
    wake();
    return !refused;
  }

  private void countDropped() {
    dropped = dropped + 1; // nobody else writes it
    allDropped.increment();
  }

  // What any thread calls.

  @Override
  final void end(@Nullable Throwable cause, boolean atOnce) {
    if (end == null || atOnce) {
      end = new End(cause, atOnce);
    }
    if (!isOver()) {
      reader.ending(this);
    }
    wake();
  }

  @Override
  final void stop() {
    stopped = true;
    while (buffer.poll() != null) {
      // Not to be kept alive by somebody who keeps the subscription.
    }
    overflowQueue.drop();
    completeEnded(null);
  }

  @Override
  final long dropped() {
    return dropped;
  }

  @Override
  final int waiting() {
    return stopped ? 0 : batch.size() + buffer.size();
  }

  @Override
  final boolean isEnding() {
    return stopped || end != null;
  }

  /** Greets the taker, who gets nothing before that is done, whatever it asks for meanwhile. */
  final void begin(Runnable greeting) {
    running.set(true);
    greeting.run();
    running.set(false);
    wake();
  }

  @Override
  final void wake() {
    if (hasWork() && running.compareAndSet(false, true)) {
      schedule();
    }
  }

  private boolean hasWork() {
    if (stopped) {
      return false;
    }
    return isOver() || !reader.isClosed() && wanted() > 0 && !buffer.isEmpty();
  }

  private boolean isOver() {
    End known = end;
    return known != null
        && (known.atOnce || reader.isClosed() || !overflowQueue.isHolding() && isEmpty());
  }

  private boolean isEmpty() {
    return buffer.isEmpty() && batch.size() == 0;
  }

  final void schedule() {
    try {
      executor.execute(() -> HandlerThreads.handOver(this::handOver));
    } catch (RuntimeException | Error e) {
      LOG.warn("the executor of a subscription refused to run its handler, which ends it", e);
      refused = true;
      stop();
      refused(e);
    }
  }

  /** The executor takes no more tasks, so that nothing can be said there any more. */
  void refused(Throwable cause) {}

  private void handOver() {
    int left = AT_ONCE;
    while (true) {
      if (isOver() && !stopped) {
        finish();
        return;
      }
      T message = next();
      if (message == null) {
        running.set(false);
        if (!hasWork() || !running.compareAndSet(false, true)) {
          return;
        }
        continue;
      }
      CompletionStage<?> stage = guarded(message);
      if (stage != null && new Pause<>(this, message).isNeeded(stage)) {
        return;
      }
      if (--left == 0) {
        schedule();
        return;
      }
    }
  }

  /** The next message to hand over; null if there is none, or none is wanted. */
  private @Nullable T next() {
    if (stopped || reader.isClosed()) {
      batch.clear();
      return null;
    }
    T message = batch.poll();
    int wanted = message == null ? wanted() : 0;
    if (wanted > 0) {
      buffer.take(batch, wanted);
      message = batch.poll();
      overflowQueue.taken();
    }
    return message;
  }

  private @Nullable CompletionStage<?> guarded(T message) {
    try {
      return take(message);
    } catch (RuntimeException | Error e) {
      failed(message, e);
      return null;
    }
  }

  private void finish() {
    End known = end;
    Throwable cause = known == null ? null : known.cause;
    try {
      over(cause);
    } catch (RuntimeException | Error e) {
      LOG.warn("subscriber failed at its end", e);
    }
    stopped = true;
    batch.clear();
    overflowQueue.drop();
    completeEnded(cause);
  }
}
