package io.github.ledis4j.internal.sentinel;

import io.github.ledis4j.internal.GuardedFuture;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** One question to several Sentinels, to one after the other until one gives something. */
final class Round<T> {
  private final Iterator<SentinelNode> left;
  private final Function<SentinelNode, CompletableFuture<T>> question;
  private final Consumer<SentinelNode> answered;
  private final Predicate<Throwable> last;
  private final Function<List<Refusal>, Throwable> nobody;
  private final List<Refusal> refusals = new ArrayList<>();
  private final CompletableFuture<T> result = new GuardedFuture<>();

  /**
   * Prepares the round.
   *
   * @param answered is told who gave something
   * @param last tells which failures are the answer, so that no other is asked
   * @param nobody makes the failure out of all refusals
   */
  Round(
      List<SentinelNode> nodes,
      Function<SentinelNode, CompletableFuture<T>> question,
      Consumer<SentinelNode> answered,
      Predicate<Throwable> last,
      Function<List<Refusal>, Throwable> nobody) {
    this.left = nodes.iterator();
    this.question = question;
    this.answered = answered;
    this.last = last;
    this.nobody = nobody;
  }

  CompletableFuture<T> start() {
    next();
    return result;
  }

  private void next() {
    if (!left.hasNext()) {
      result.completeExceptionally(nobody.apply(refusals));
      return;
    }
    SentinelNode node = left.next();
    question
        .apply(node)
        .whenComplete(
            (value, failure) -> {
              if (failure == null) {
                answered.accept(node);
                result.complete(value);
                return;
              }
              Refusal refusal = Refusal.of(node.endpoint(), failure);
              refusals.add(refusal);
              if (last.test(refusal.cause())) {
                result.completeExceptionally(refusal.cause());
              } else {
                next();
              }
            });
  }
}
