package io.github.ledis4j.internal.view;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.redis.server.RedisServerCommands;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Has all nodes of a cluster do a command that concerns all of them. Thread-safe. */
public record AllNodes<K, V>(ViewCore<K, V> whole) implements RedisServerCommands<K, V> {

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    return NodeViews.execute(whole, command);
  }

  @Override
  public Format<K, V> format() {
    return whole.format();
  }
}
