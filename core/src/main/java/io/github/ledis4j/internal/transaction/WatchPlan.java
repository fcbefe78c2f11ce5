package io.github.ledis4j.internal.transaction;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.Format;
import io.github.ledis4j.internal.Checks;
import io.github.ledis4j.internal.command.Gate;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.transaction.WatchedSession;
import io.github.ledis4j.transaction.Watching;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is watched, over whose leases, and how often is tried. Immutable. */
public record WatchPlan<K, V>(
    Leasing leasing,
    Gate gate,
    Format<K, V> format,
    CallSettings settings,
    List<K> keys,
    int most,
    Duration upTo)
    implements Watching<K, V> {
  private static final int ATTEMPTS = 10;
  private static final Duration DELAY = Duration.ofMillis(1);

  /** Watches keys over leases, as often and as long as is usual. */
  public WatchPlan(
      Leasing leasing,
      Gate gate,
      Format<K, V> format,
      CallSettings settings,
      Collection<? extends K> keys) {
    this(leasing, gate, format, settings, List.copyOf(keys), ATTEMPTS, DELAY);
  }

  @Override
  public Watching<K, V> attempts(int times) {
    return with(Checks.atLeast("attempts", 1, times), upTo);
  }

  @Override
  public Watching<K, V> delay(Duration first) {
    return with(most, Checks.zeroOrMore("delay", first));
  }

  private Watching<K, V> with(int times, Duration first) {
    return new WatchPlan<>(leasing, gate, format, settings, keys, times, first);
  }

  @Override
  public <R extends @Nullable Object> CompletableFuture<R> run(
      Function<? super WatchedSession<K, V>, ? extends CompletionStage<R>> work) {
    return new WatchRun<K, V, R>(this, requireNonNull(work, "work")).start();
  }
}
