package io.github.ledis4j;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.ledis.LedisCommands;
import io.github.ledis4j.internal.client.ScriptRuns;
import io.github.ledis4j.internal.command.LedisRefusals;
import io.github.ledis4j.pool.Lease;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One leased Ledis connection: takes every command, those that change its state too. Thread-safe,
 * but its state is one for all who use it.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class LedisConnection<K, V> implements LedisCommands<K, V> {
  private final Lease lease;
  private final Format<K, V> format;
  private final ScriptRuns scripts;

  LedisConnection(Lease lease, Format<K, V> format, ScriptRuns scripts) {
    this.lease = lease;
    this.format = format;
    this.scripts = scripts;
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    LedisRefusals.check(command);
    scripts.count(command);
    return lease.execute(command);
  }

  @Override
  public Format<K, V> format() {
    return format;
  }
}
