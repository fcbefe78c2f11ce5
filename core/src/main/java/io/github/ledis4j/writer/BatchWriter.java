package io.github.ledis4j.writer;

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.BiConsumer;

/**
 * What writers to both kinds of server have in common: room, an end, and an account of it. For any
 * number of threads. This library makes all writers; the interface is not for others to implement.
 *
 * @param <W> the writer itself
 */
public interface BatchWriter<W> extends AutoCloseable {

  /**
   * Returns whether this thread may write on. It says no while a quarter of the limits is still
   * free: several threads may look at the same time, and a few commands may follow one look.
   *
   * @return whether there is room
   */
  boolean hasRoom();

  /**
   * Waits for room: at least half of the limits.
   *
   * @return complete already if there is room; else the same future for all who wait, so add a time
   *     limit of your own to a {@code copy()} of it
   */
  CompletableFuture<Void> room();

  /**
   * Writes rows as long as there is room, and goes on when room comes, without blocking: {@code
   * writer.produce(rows, (row, w) -> w.set(row.key(), row.value()))}. This call takes the first
   * rows; the others are taken where futures complete, one at a time. An iterator that reads files
   * or waits needs an executor for completions then.
   *
   * @param rows what to write; nobody else may use it until all is written
   * @param write writes one row, before it returns, with the writer that it is handed; what it
   *     writes is taken in any case
   * @param <T> the type of rows
   * @return completes when the last row was written, though not ended: {@link #flush} and {@link
   *     #finish} wait for that. Fails with what the iterator or the function throws, and with an
   *     {@link IllegalStateException} if this writer finishes first; completing or cancelling it
   *     stops the writing
   */
  <T> CompletableFuture<Void> produce(
      Iterator<? extends T> rows, BiConsumer<? super T, ? super W> write);

  /**
   * Waits until all that this writer was handed so far has ended: a checkpoint. The writer takes
   * further commands in the same time. There is nothing to push out: commands are sent at once.
   *
   * @return completes with how those commands ended that no flush was asked for before, so that
   *     each failure is told once; never fails. Threads that each want a flush of their own need a
   *     writer each
   */
  CompletableFuture<WriteSummary> flush();

  /**
   * Refuses further commands, and waits for those that are open.
   *
   * @return completes when all have ended, with how; never fails; the same future at every call
   */
  CompletableFuture<WriteSummary> finish();

  /**
   * Waits until this writer has finished, without making it: a {@link #subscriber} finishes it when
   * its publisher has no more rows.
   *
   * @return the future that {@link #finish} returns
   */
  CompletableFuture<WriteSummary> summary();

  /**
   * Like {@link #finish}, and waits for it, except on an event loop. If something failed, and
   * nobody has asked for a summary of it with {@link #flush}, {@link #finish} or {@link #summary},
   * that is logged as a warning.
   */
  @Override
  void close();

  /**
   * Makes a subscriber that writes what a publisher publishes. It asks for some rows at a time, and
   * only while there is room, so that none is lost for lack of it. This writer finishes when the
   * publisher completes or fails, or when the function throws, which cancels the subscription too;
   * the failure is in {@link WriteSummary#sourceFailure}, and what was written before stays
   * written.
   *
   * <p>Rows are asked for where futures complete. A publisher that works on the thread that asks it
   * works on an event loop then, unless the client has an executor for completions.
   *
   * @param write writes one row, before it returns, with the writer that it is handed; what it
   *     writes is taken in any case
   * @param <T> the type of rows
   * @return a subscriber for one publisher
   */
  <T> Flow.Subscriber<T> subscriber(BiConsumer<? super T, ? super W> write);
}
