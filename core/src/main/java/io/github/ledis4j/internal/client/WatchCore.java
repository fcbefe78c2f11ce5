package io.github.ledis4j.internal.client;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.Format;
import io.github.ledis4j.internal.Checks;
import io.github.ledis4j.transaction.WatchedSession;
import io.github.ledis4j.transaction.Watching;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is watched, over which connections, and how often is tried. Immutable. */
public record WatchCore<K, V>(
    Sender sender, Format<K, V> format, List<K> keys, int most, Duration upTo)
    implements Watching<K, V> {
  private static final int ATTEMPTS = 10;
  private static final Duration DELAY = Duration.ofMillis(1);

  /** Keys to be watched, with as many attempts as most need. */
  public WatchCore(Sender sender, Format<K, V> format, List<K> keys) {
    this(sender, format, List.copyOf(keys), ATTEMPTS, DELAY);
  }

  @Override
  public Watching<K, V> attempts(int times) {
    return new WatchCore<>(sender, format, keys, Checks.atLeast("attempts", 1, times), upTo);
  }

  @Override
  public Watching<K, V> delay(Duration first) {
    return new WatchCore<>(sender, format, keys, most, Checks.zeroOrMore("delay", first));
  }

  @Override
  public <R extends @Nullable Object> CompletableFuture<R> run(
      Function<? super WatchedSession<K, V>, ? extends CompletionStage<R>> work) {
    return new WatchRun<K, V, R>(this, requireNonNull(work, "work")).start();
  }
}
