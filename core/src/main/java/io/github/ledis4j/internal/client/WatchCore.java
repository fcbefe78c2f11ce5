package io.github.ledis4j.internal.client;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.internal.Checks;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.transaction.WatchedSession;
import io.github.ledis4j.transaction.Watching;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is watched, over which view, and how often is tried. Immutable. */
record WatchCore<K, V>(
    ViewCore<K, V> view, CallSettings settings, List<K> keys, int most, Duration upTo)
    implements Watching<K, V> {
  private static final int ATTEMPTS = 10;
  private static final Duration DELAY = Duration.ofMillis(1);

  WatchCore(ViewCore<K, V> view, CallSettings settings, List<K> keys) {
    this(view, settings, List.copyOf(keys), ATTEMPTS, DELAY);
  }

  @Override
  public Watching<K, V> attempts(int times) {
    return new WatchCore<>(view, settings, keys, Checks.atLeast("attempts", 1, times), upTo);
  }

  @Override
  public Watching<K, V> delay(Duration first) {
    return new WatchCore<>(view, settings, keys, most, Checks.zeroOrMore("delay", first));
  }

  @Override
  public <R extends @Nullable Object> CompletableFuture<R> run(
      Function<? super WatchedSession<K, V>, ? extends CompletionStage<R>> work) {
    return new WatchRun<K, V, R>(this, requireNonNull(work, "work")).start();
  }
}
