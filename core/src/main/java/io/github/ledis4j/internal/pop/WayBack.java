package io.github.ledis4j.internal.pop;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.event.UndeliveredElement;
import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.pool.LeasedConnection;
import io.github.ledis4j.internal.pool.Route;
import io.github.ledis4j.options.RetryPolicy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where an element goes that a blocking pop took and its caller did not get: back into its list,
 * else to the handler of undelivered elements. Either ends the pop.
 */
record WayBack(
    BlockingPop<?, ?> pop, BlockingPops pops, Route route, CallSettings ofCaller, PopEnd end) {

  private static final Format<byte[], byte[]> RAW = new Format<>(Codec.BYTES, Codec.BYTES);
  private static final long PUT_BACK_WITHIN = TimeUnit.SECONDS.toNanos(10);

  /** What is submitted with these completes on the event loop, whatever the view's executor. */
  CallSettings settings() {
    return CallSettings.of(PUT_BACK_WITHIN, RetryPolicy.UNSENT, null, ofCaller.observer());
  }

  /** Puts an element back, by the connection that it came on, if that is still there. */
  void putBack(KeyValue<byte[], byte[]> element, @Nullable LeasedConnection lease) {
    Command<Long> push =
        RAW.command(end.push, 2)
            .key(element.key())
            .value(element.value())
            .returning(Replies.integer());
    CompletableFuture<Long> pushed = lease == null ? pushShared(push) : push(push, lease);
    pushed.whenComplete(
        (length, failure) -> {
          if (lease != null) {
            lease.close();
          }
          if (failure == null) {
            pops.countPutBack();
            pops.end(pop);
          } else {
            undelivered(element, failure);
          }
        });
  }

  private CompletableFuture<Long> push(Command<Long> push, LeasedConnection lease) {
    return lease
        .submit(new Call<>(push, settings()))
        .exceptionallyCompose(
            failure ->
                Outcome.of(failure) == Outcome.NOT_SENT || route.elsewhere(push, failure) != null
                    ? pushShared(push)
                    : CompletableFuture.failedFuture(failure));
  }

  private CompletableFuture<Long> pushShared(Command<Long> push) {
    return route.submit(new Call<>(push, settings()));
  }

  /** Hands an element to who is the last to know of it. */
  void undelivered(KeyValue<byte[], byte[]> element, Throwable reason) {
    boolean front = end == PopEnd.FRONT;
    UndeliveredElement left =
        new LostElement(route.database(), element, front, Causes.bare(reason));
    ofCaller.completing(
        () -> {
          pops.undelivered(left);
          pops.end(pop);
        });
  }

  /** Says of a wait that was not answered what may have become of an element. */
  static Throwable inDoubt(Throwable failure) {
    String message = failure.getMessage() + "; an element that it took by then is lost";
    if (Outcome.of(failure) == Outcome.UNKNOWN && failure instanceof ConnectionException) {
      return new ConnectionException(Outcome.UNKNOWN, message, failure);
    }
    return failure instanceof CommandTimeoutException late
        ? FailureFacts.at(
            late.endpoint(), new CommandTimeoutException(Outcome.UNKNOWN, message, late.waited()))
        : failure;
  }
}
