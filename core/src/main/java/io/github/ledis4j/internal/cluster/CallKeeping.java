package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.error.LedisException;
import org.jspecify.annotations.Nullable;

/**
 * What a table of slots asks of those whose calls it keeps. Thread-safe.
 *
 * @param <C> the type of calls
 */
interface CallKeeping<C> {

  /**
   * Says why a call must not wait that no node was sent, or null if it may; under the lock of the
   * table.
   *
   * @param owned whether its slot has an owner, or gets one at once
   * @param calls how many wait by now
   * @param bytes how many bytes these have
   */
  @Nullable LedisException refusal(C call, boolean owned, int calls, long bytes);

  /** How many bytes a call has. */
  int bytes(C call);

  /** Is told, under the lock of the table, that a call waits that no node was sent. */
  void waits(C call);

  /** Ends a call that must not wait. */
  void refuse(C call, LedisException why);

  /** Runs something later, unless the client is closed by then. */
  void later(Runnable task, long nanos);
}
