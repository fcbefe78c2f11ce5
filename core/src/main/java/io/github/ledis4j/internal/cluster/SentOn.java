package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.AskingCall;
import io.github.ledis4j.internal.connection.Call;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A call on its way to the node where its key is for now.
 *
 * @param <T> what the call gives
 */
final class SentOn<T extends @Nullable Object> extends AskingCall<T> {
  private final Errand errand;

  /**
   * What lasts until a call that was sent on has its end, or has to wait in its slot.
   *
   * @param from the node that sent it on
   * @param place the place of the call among those that this node refused
   * @param over completes then
   */
  record Errand(NodeLane from, long place, CompletableFuture<Void> over) {
    Errand(NodeLane from, long place) {
      this(from, place, new GuardedFuture<>());
    }
  }

  private SentOn(Call<T> asked, Errand errand) {
    super(asked);
    this.errand = errand;
  }

  static <T extends @Nullable Object> SentOn<T> of(Call<T> asked, Errand errand) {
    return new SentOn<>(asked, errand);
  }

  Errand errand() {
    return errand;
  }

  @Override
  protected void settled() {
    super.settled();
    errand.over().complete(null);
  }
}
