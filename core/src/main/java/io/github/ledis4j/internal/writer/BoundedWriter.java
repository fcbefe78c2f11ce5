package io.github.ledis4j.internal.writer;

import static io.github.ledis4j.internal.command.CommandAccess.internals;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.command.Gate;
import io.github.ledis4j.internal.command.SharedUse;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.pool.Route;
import io.github.ledis4j.script.Script;
import io.github.ledis4j.writer.BatchWriter;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.WriteSummary;
import java.util.Collection;
import java.util.Iterator;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes any number of commands with bounded memory. It has no queue of its own: connections send
 * at once what they are handed, in as few packets as they can, so that all there is to do is to
 * bound what they hold and to count how it ended. Thread-safe.
 */
public final class BoundedWriter<K, V> {
  private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

  private final Gate gate;
  private final Route route;
  private final Format<K, V> format;
  private final CallSettings settings;
  private final WriterCredit credit;
  private final WriterTally tally;
  private final WriterScripts scripts;
  private final AtomicReference<@Nullable CompletableFuture<Void>> room = new AtomicReference<>();
  private final CompletableFuture<WriteSummary> summary = new GuardedFuture<>();

  /** Whether anybody will look at the summary. */
  private volatile boolean asked;

  /** About the size of the largest item so far: of two larger ones at a time, one may not count. */
  private volatile int largest = 1;

  /** Makes a writer that sends over a route, and retires it in the end. */
  public BoundedWriter(
      Gate gate,
      Route route,
      Format<K, V> format,
      CallSettings settings,
      BatchWriterOptions options) {
    this.gate = gate;
    this.route = route;
    this.format = format;
    this.settings = settings;
    this.scripts = new WriterScripts(route);
    this.credit = new WriterCredit(options.maxPendingCommands(), options.maxPendingBytes());
    this.tally = new WriterTally(options);
  }

  /** How keys and values are written. */
  public Format<K, V> format() {
    return format;
  }

  /**
   * Sends a command.
   *
   * @param always whether it is taken without room too
   */
  public <T extends @Nullable Object> CompletableFuture<T> write(
      Command<T> command, boolean always) {
    requireMultiplexed(command.spec());
    gate.requireOpen();
    int bytes = credit.take(internals().length(command), always);
    WriterItem<T> item = new WriterItem<>(command, settings, this, tally.nextIndex());
    if (bytes < 0) {
      OverloadedException failure =
          new OverloadedException(
              "writer is full: " + credit.describe() + " are open; nothing was sent");
      item.refuse(failure);
      ended(item.index(), 0, Outcome.NOT_SENT, failure);
    } else {
      if (bytes > largest) {
        largest = bytes;
      }
      item.whenComplete(item);
      gate.count(command);
      route.submit(item);
    }
    return item;
  }

  /**
   * Runs a script: in full until the server has answered to that once.
   *
   * @param always whether it is taken without room too
   */
  public <T extends @Nullable Object> CompletableFuture<T> write(
      Script<T> script,
      Collection<? extends K> keys,
      Collection<? extends V> arguments,
      boolean always) {
    CompletableFuture<T> run = write(scripts.command(script, format, keys, arguments), always);
    scripts.watch(script, run);
    return run;
  }

  private static void requireMultiplexed(CommandSpec spec) {
    SharedUse.check(spec, "cannot go through a writer");
    switch (spec.answer()) {
      case PUSH, NONE ->
          throw new IllegalArgumentException(
              spec + " is not answered by a reply of its own and cannot go through a writer");
      default -> {}
    }
  }

  void ended(WriterItem<?> item, Outcome outcome, @Nullable Throwable failure) {
    ended(item.index(), item.size(), outcome, failure);
  }

  private void ended(long index, int bytes, Outcome outcome, @Nullable Throwable failure) {
    boolean flushing = tally.ended(index, outcome, failure);
    boolean last = credit.giveBack(bytes);
    openRoomIfHalfEmpty();
    if (flushing) {
      completeFlushes();
    }
    if (last) {
      drained();
    }
  }

  /** Completes when all that was handed in so far has ended, with how what is new of it did. */
  public CompletableFuture<WriteSummary> flush() {
    Checkpoint checkpoint = tally.flush();
    completeFlushes();
    return checkpoint.flushed();
  }

  private void completeFlushes() {
    Runnable over = tally.takeFlushed();
    while (over != null) {
      callBack(over);
      over = tally.takeFlushed();
    }
  }

  /** Tells whether a further item would be taken. */
  public boolean hasRoom() {
    return credit.hasRoom();
  }

  /** Completes when there is room, the same future for all who wait. */
  public CompletableFuture<Void> room() {
    CompletableFuture<Void> waiting = new GuardedFuture<>();
    if (credit.hasRoom()) {
      waiting.complete(null);
      return waiting;
    }
    CompletableFuture<Void> shared =
        room.updateAndGet(known -> known == null || known.isDone() ? waiting : known);
    openRoomIfHalfEmpty();
    return shared == null ? waiting : shared;
  }

  private void openRoomIfHalfEmpty() {
    if (room.get() != null && credit.isHalfEmpty()) {
      CompletableFuture<Void> waiting = room.getAndSet(null);
      if (waiting != null) {
        callBack(() -> waiting.complete(null));
      }
    }
  }

  /** Refuses further items; completes when all have ended, in whatever way. */
  public CompletableFuture<WriteSummary> finish() {
    end();
    return summary();
  }

  /** Refuses further items. */
  void end() {
    if (credit.finish()) {
      drained();
    }
  }

  /** Completes when all have ended after somebody finished. */
  public CompletableFuture<WriteSummary> summary() {
    asked = true;
    return summary;
  }

  private void drained() {
    tally.finished(() -> route.retire().whenComplete((left, failure) -> sumUp()));
  }

  private void sumUp() {
    WriteSummary all = tally.summary();
    callBack(() -> summary.complete(all));
  }

  /** Finishes and waits; on an event loop, where nothing may wait, it only finishes. */
  public void close() {
    end();
    CompletableFuture<Void> over = summary.thenRun(this::warnIfUntold);
    if (!GuardedFuture.onEventLoop()) {
      over.join();
    }
  }

  private void warnIfUntold() {
    WriteSummary untold = tally.untold();
    if (!asked && !untold.isComplete()) {
      asked = true;
      Throwable source = untold.sourceFailure();
      LOG.warn(
          "a batch writer was closed, nobody asked for its summary, and not all went well: {}{}",
          new TreeMap<>(untold.counts()),
          source == null ? "" : ", and its source failed with " + source.getClass().getName());
    }
  }

  /** How many rows to ask for at a time, if each has about one item like the larger ones so far. */
  long affordableRows(long most) {
    return Math.max(1, Math.min(most, credit.freeBytes() / largest));
  }

  /**
   * Writes rows as long as there is room, without waiting.
   *
   * @param write writes one row, whether there is room for what it writes or not
   */
  <T> CompletableFuture<Void> produce(Iterator<? extends T> rows, Consumer<? super T> write) {
    return new RowProducer<T>(this, rows, write).start();
  }

  void requireUnfinished() {
    credit.requireUnfinished();
  }

  boolean isFinished() {
    return credit.isFinished();
  }

  void sourceFailed(Throwable failure) {
    tally.sourceFailed(failure);
  }

  /** Runs what may be users' code where they want it. */
  void callBack(Runnable task) {
    if (GuardedFuture.onEventLoop()) {
      settings.completing(task);
    } else {
      task.run();
    }
  }
}
