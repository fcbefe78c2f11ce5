package io.github.ledis4j.flow;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.internal.flow.ItemReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Elements that come one after the other: of a scan, of a subscription, of a monitor. It is a
 * {@link Flow.Publisher} for those who have a subscriber, and has methods for those who have none:
 *
 * <pre>{@code
 * redis.scan(ScanOptions.match("user:*")).forEach(key -> System.out.println(key));
 * CompletableFuture<List<String>> members = redis.sscan("team").toList();
 * }</pre>
 *
 * <p>Each call of these methods subscribes once, and reads all from the first element on. One
 * element is handed over after the other, never two at once, and the next is not handed over before
 * the one before is done: so a scan asks for its next page when all of the page before is taken,
 * and what subscriptions and monitors hold for a slow reader has the bounds that they say.
 *
 * <p>Elements are handed over, and futures complete, where the publisher calls subscribers: for a
 * scan where futures of its client complete (the event loop, or the executor of {@code
 * completeOn}), or, as with any future, on the thread that asks for a page that is there already;
 * for pub/sub and monitors on the threads of their handlers. Whatever runs on an event loop must
 * not block.
 *
 * <p>A future fails as the publisher does, or with what the caller's own code threw, and then the
 * subscription is cancelled. Cancelling the future, or completing it in any other way, cancels the
 * subscription: nothing more is handed over except the element under way.
 *
 * <p>Messages and monitors have no end of their own. Their futures complete when the subscription
 * ends: when all its names are unsubscribed, or when pub/sub or the client is closed.
 *
 * <p>This library makes all of them. In tests, any publisher stands in for one: {@code
 * Items<String> items = publisher::subscribe}.
 *
 * @param <T> the type of the elements
 */
@FunctionalInterface
public interface Items<T> extends Flow.Publisher<T> {

  /**
   * Calls a consumer with each element.
   *
   * @param action called with one element after the other
   * @return completes after the last element; fails with what the consumer threw, and does not call
   *     it again then
   */
  default CompletableFuture<Void> forEach(Consumer<? super T> action) {
    requireNonNull(action, "action");
    return ItemReader.start(this, action, () -> null);
  }

  /**
   * Collects all elements. They are kept in memory until the last has come, so for what has no end,
   * messages and monitors, {@link #forEach} is better.
   *
   * @return completes after the last element with all of them, in their order, unmodifiable
   */
  default CompletableFuture<List<T>> toList() {
    return collect(Collectors.toUnmodifiableList());
  }

  /**
   * Collects all elements with a collector, {@link Collectors#toSet()} for instance, or {@link
   * Collectors#counting()}.
   *
   * @param collector gets one element after the other; need not be thread-safe
   * @param <A> what the collector keeps in between
   * @param <R> the type of its result
   * @return completes after the last element with the result; fails with what the collector threw
   */
  default <A, R> CompletableFuture<R> collect(Collector<? super T, A, R> collector) {
    A kept = collector.supplier().get();
    return ItemReader.start(
        this,
        item -> collector.accumulator().accept(kept, item),
        () -> collector.finisher().apply(kept));
  }
}
