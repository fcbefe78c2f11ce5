package io.github.ledis4j.script;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A script together with where it runs. As thread-safe as that is.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 * @param <T> the type of the value that the script returns
 */
public final class BoundScript<K, V, T extends @Nullable Object> {
  private final Script<T> script;
  private final ScriptCommands<K, V> sink;

  BoundScript(Script<T> script, ScriptCommands<K, V> sink) {
    this.script = script;
    this.sink = requireNonNull(sink, "sink");
  }

  /**
   * Runs the script, as {@link Script#run} does.
   *
   * @param keys what it finds in {@code KEYS}
   * @param arguments what it finds in {@code ARGV}
   * @return what it returns
   */
  public CompletableFuture<T> run(Collection<? extends K> keys, Collection<? extends V> arguments) {
    return script.run(sink, keys, arguments);
  }

  /**
   * Returns the script, to be run elsewhere.
   *
   * @return the script
   */
  public Script<T> script() {
    return script;
  }
}
