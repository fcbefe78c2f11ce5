package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.pubsub.PubSubMessage;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What one call of a subscribing method has begun. Event-loop confined, but for its future. */
final class Taker<K, V> {
  private final @Nullable Delivery<PubSubMessage<K, V>> delivery;
  private final CallSettings settings;
  private final CompletableFuture<Void> confirmed = new GuardedFuture<>();
  private final Set<SubscribedName<K, V>> names = new LinkedHashSet<>(4);

  /** How many commands have to be confirmed until all of it is. */
  private int open;

  /** What failed stays so, in whatever order an executor gets to completing the future. */
  private boolean failed;

  /**
   * Makes a registration that has no names yet.
   *
   * @param delivery who gets the messages, or null for those who poll
   */
  Taker(@Nullable Delivery<PubSubMessage<K, V>> delivery, CallSettings settings) {
    this.delivery = delivery;
    this.settings = settings;
  }

  @Nullable Delivery<PubSubMessage<K, V>> delivery() {
    return delivery;
  }

  /** Completes when all is confirmed, where the user wants it. */
  CompletableFuture<Void> confirmed() {
    return confirmed;
  }

  Set<SubscribedName<K, V>> names() {
    return names;
  }

  void waitFor(SubscribeCommand<K, V> command) {
    if (command.waiting().add(this)) {
      open++;
    }
  }

  boolean isWaiting() {
    return open > 0 && !failed;
  }

  void confirm() {
    open--;
    confirmIfNothingIsOpen();
  }

  void confirmIfNothingIsOpen() {
    if (open == 0 && !failed) {
      if (delivery == null) {
        names.forEach(name -> name.collectedBy(this));
      }
      settings.completing(() -> confirmed.complete(null));
    }
  }

  /** It ends, behind the messages that it has. */
  void fail(Throwable cause) {
    if (delivery != null) {
      delivery.end(cause, false);
    }
    if (confirmed.isDone()) {
      Delivery.LOG.warn("a subscription has ended", cause);
    }
    failIfWaiting(cause);
  }

  /** Why it fails that has waited for so long. */
  LedisException tooLate(long millis) {
    boolean asked =
        names.stream().anyMatch(SubscribedName::isThere)
            && names.stream().filter(SubscribedName::isSent).allMatch(SubscribedName::isThere);
    return asked
        ? new CommandTimeoutException(
            Outcome.UNKNOWN, "a subscription was not confirmed within " + millis + " ms")
        : new ConnectionException(
            Outcome.NOT_SENT, "a subscription waited " + millis + " ms for a connection", null);
  }

  void failIfWaiting(Throwable cause) {
    failed = true;
    settings.completing(() -> confirmed.completeExceptionally(cause));
  }

  /** Its last name was unsubscribed. */
  void over() {
    if (delivery != null) {
      delivery.end(null, false);
    }
  }
}
