package io.github.ledis4j.internal.writer;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.command.ScriptForm;
import io.github.ledis4j.internal.pool.Route;
import io.github.ledis4j.script.Script;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which scripts a writer may send by their digests: those that the server has answered to in full.
 * What is merely on its way does not count, as it may be refused, cancelled or lost, or be on
 * another connection. In full always where nobody knows which server it will be. Thread-safe.
 */
final class WriterScripts {
  private final boolean oneServer;
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  WriterScripts(Route route) {
    this.oneServer = route.isOneServer();
  }

  <K, V, T extends @Nullable Object> Command<T> command(
      Script<T> script,
      Format<K, V> format,
      Collection<? extends K> keys,
      Collection<? extends V> arguments) {
    return oneServer && answered.contains(script.digest())
        ? ScriptForm.byDigest(script, format, keys, arguments)
        : ScriptForm.inFull(script, format, keys, arguments);
  }

  /** Learns from how a run ends. */
  void watch(Script<?> script, CompletableFuture<?> run) {
    run.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            answered.add(script.digest());
          } else if (failure instanceof ServerException.NoScript) {
            answered.remove(script.digest());
          }
        });
  }
}
