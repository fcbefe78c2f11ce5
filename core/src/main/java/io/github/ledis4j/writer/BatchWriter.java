package io.github.ledis4j.writer;

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
   * Tells whether this thread may write on. It says no while a quarter of the limits is still free:
   * several threads may look at the same time, and a few commands may follow one look.
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
   * Refuses further commands, and waits for those that are open.
   *
   * @return completes when all have ended, with how; never fails; the same future at every call
   */
  CompletableFuture<WriteSummary> finish();

  /**
   * Waits until this writer has finished, without making it: a {@link #subscriber} finishes it when
   * its publisher has no more rows.
   *
   * @return the future that {@link #finish} gives
   */
  CompletableFuture<WriteSummary> summary();

  /** Like {@link #finish}, and waits for it, except on an event loop. */
  @Override
  void close();

  /**
   * Makes a subscriber that writes what a publisher gives. It asks for some rows at a time, and
   * only while there is room, so that none is lost for lack of it. This writer finishes when the
   * publisher completes or fails, or when the function throws, which cancels the subscription too;
   * the failure is in {@link WriteSummary#sourceFailure}, and what was written before stays so.
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
