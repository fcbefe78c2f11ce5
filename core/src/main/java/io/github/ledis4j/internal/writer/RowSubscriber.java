package io.github.ledis4j.internal.writer;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one publisher. It asks for some at a time, and for the next ones when those
 * have come and the writer has room, so that there is one request under way at most and requests
 * are serial as the rules of {@link Flow} want.
 */
final class RowSubscriber<T> implements Flow.Subscriber<T> {
  private static final long MOST_ROWS = 64;

  private final BoundedWriter<?, ?> writer;
  private final Consumer<? super T> write;
  private Flow.@Nullable Subscription subscription;
  private long expected;
  private boolean failed;

  RowSubscriber(BoundedWriter<?, ?> writer, Consumer<? super T> write) {
    this.writer = writer;
    this.write = requireNonNull(write, "write");
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    requireNonNull(given, "subscription");
    if (subscription != null) {
      given.cancel();
      return;
    }
    subscription = given;
    ask(given);
  }

  private void ask(Flow.Subscription from) {
    if (writer.isFinished()) {
      from.cancel();
    } else if (writer.hasRoom()) {
      // Before the request, within which rows may come already.
      expected = writer.affordableRows(MOST_ROWS);
      from.request(expected);
    } else {
      writer.room().thenRun(() -> ask(from));
    }
  }

  @Override
  public void onNext(T row) {
    requireNonNull(row, "row");
    Flow.Subscription from = requireNonNull(subscription, "subscription");
    if (failed) {
      return;
    }
    try {
      write.accept(row);
    } catch (RuntimeException | Error e) {
      failed = true;
      from.cancel();
      onError(e);
      return;
    }
    if (--expected == 0) {
      ask(from);
    }
  }

  @Override
  public void onError(Throwable failure) {
    writer.sourceFailed(requireNonNull(failure, "failure"));
    writer.end();
  }

  @Override
  public void onComplete() {
    writer.end();
  }
}
