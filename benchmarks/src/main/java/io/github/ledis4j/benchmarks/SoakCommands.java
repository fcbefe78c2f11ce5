package io.github.ledis4j.benchmarks;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.RedisStringCommands;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What the load asks of either server: both know the commands on strings that it uses.
 *
 * @param sink a client or a batch
 */
record SoakCommands(CommandSink<String, String> sink)
    implements RedisStringCommands<String, String> {

  CompletableFuture<String> echo(String text) {
    return execute(Command.of("ECHO", text).returning(Replies.required(Codec.UTF_8)));
  }

  @Override
  public Format<String, String> format() {
    return sink.format();
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    return sink.execute(command);
  }
}
