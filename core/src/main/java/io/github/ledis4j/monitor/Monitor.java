package io.github.ledis4j.monitor;

import io.github.ledis4j.flow.Items;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * Every command that the server runs, on any of its databases and for any client ({@code MONITOR}).
 * It costs the server about half of its speed: for looking into things, not for programs that run
 * for long. Immutable except for its counter, and thread-safe. This library makes all of them; the
 * interface is not for others to implement.
 *
 * <p>Each subscription has a connection of its own, outside of the pool's cap. The server does not
 * wait for anyone, so what a subscriber has not asked for waits in a buffer, and when that is full
 * the oldest event is dropped and counted. Signals are serial; they come on threads of their own,
 * or on the executor of {@code completeOn}, never on an event loop.
 *
 * <p>A subscription ends with {@code onComplete} when its client or pool is closed or disconnected,
 * and with {@code onError} when the connection cannot be made or is lost: it does not start again
 * by itself, as nobody could tell what was missed. Subscribe again for that. A peer that vanishes
 * without a word is noticed by TCP keep-alive only, after a minute and a half.
 */
public interface Monitor extends Items<MonitorEvent> {

  /**
   * Sets how many events may wait for a subscriber that did not ask for them yet. Their lines have
   * at most {@code maxWaitingReplyBytes} together, too; one event may wait however large.
   *
   * @param events 1,024 by default
   * @return a copy, which counts what it drops from zero
   * @throws IllegalArgumentException if it is less than one
   */
  Monitor buffer(int events);

  /**
   * Starts to monitor. {@code onError} gets a {@code LedisException}: a {@code ServerException}
   * when the server refuses {@code MONITOR}, a {@code ConnectionException} when there is no
   * connection any more, a {@code ProtocolException} when what came is no line of {@code MONITOR}.
   *
   * @param subscriber gets the events in the order in which the server ran the commands
   */
  @Override
  void subscribe(Flow.Subscriber<? super MonitorEvent> subscriber);

  /**
   * Starts to monitor for a caller that asks for each event.
   *
   * @return completes when the server has begun: what is sent from then on is seen; fails as {@code
   *     onError} of a subscriber would
   */
  CompletableFuture<MonitorSession> open();

  /**
   * Counts the events that found the buffer full, or pushed others out of it, over all
   * subscriptions and sessions of this object.
   *
   * @return how many were lost to their subscribers
   */
  long dropped();
}
