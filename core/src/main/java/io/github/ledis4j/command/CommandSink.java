package io.github.ledis4j.command;

import io.github.ledis4j.codec.Reply;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Where commands go: a client or a view of it, a batch, a leased connection. Command families are
 * written against this interface alone, so that every sink has every command; sinks differ in when
 * the value arrives, not in its type.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface CommandSink<K, V> {

  /**
   * Takes a command.
   *
   * @param command what to send
   * @param <T> the type of its value
   * @return completes with the value, or fails with a {@code LedisException} that says whether the
   *     command ran; cancelling it never disturbs other commands
   * @throws IllegalArgumentException if this sink cannot take such a command; nothing is sent then
   */
  <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command);

  /**
   * Returns how this sink writes keys and values.
   *
   * @return the format
   */
  Format<K, V> format();

  /**
   * Sends any command by its name.
   *
   * @param name the server's name for it
   * @param arguments text, bytes, {@link java.nio.ByteBuffer} or numbers
   * @return completes with the reply as a tree
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if an argument is of another type, or if this sink cannot take
   *     such a command
   */
  default CompletableFuture<Reply> execute(String name, Object... arguments) {
    return execute(Command.of(name, arguments));
  }

  /**
   * Sends any command and reads its reply with the mapper that the client was built with for it.
   *
   * @param type what the mapper returns
   * @param name the server's name of the command
   * @param arguments text, bytes, {@link java.nio.ByteBuffer} or numbers
   * @param <T> what the mapper returns
   * @return completes with the mapper's value
   * @throws IllegalArgumentException if the client has no mapper under this name, or if this sink
   *     cannot take such a command
   */
  default <T> CompletableFuture<T> executeAs(Class<T> type, String name, Object... arguments) {
    return executeAs(type, Command.of(name, arguments));
  }

  /**
   * Sends a command, with the options that it carries, and reads its reply with the mapper that the
   * client was built with for it.
   *
   * @param type what the mapper returns
   * @param command the command; its own mapper is not used
   * @param <T> what the mapper returns
   * @return completes with the mapper's value
   * @throws IllegalArgumentException if the client has no mapper under this name, or if this sink
   *     cannot take such a command
   */
  default <T> CompletableFuture<T> executeAs(Class<T> type, Command<?> command) {
    return execute(format().readAs(type, command));
  }
}
