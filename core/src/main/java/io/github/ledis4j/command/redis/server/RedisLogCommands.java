package io.github.ledis4j.command.redis.server;

import static io.github.ledis4j.internal.command.Arguments.between;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis about commands that it noted because they took much ({@code SLOWLOG}, and
 * {@code COMMANDLOG} of Valkey). The notes hold arguments of those commands.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisLogCommands<K, V> extends CommandSink<K, V> {

  /**
   * Asks for the last 10 commands that took long ({@code SLOWLOG GET}).
   *
   * @return the commands, the latest first
   */
  default CompletableFuture<List<SlowlogEntry>> slowlogGet() {
    return execute(format().command(LogSpecs.SLOWLOG_GET, 0).returning(LogReplies.SLOWLOG));
  }

  /**
   * Asks for the last commands that took long ({@code SLOWLOG GET}).
   *
   * @param count how many at most, at least 0
   * @return the commands, the latest first
   * @throws IllegalArgumentException if the count is less
   */
  default CompletableFuture<List<SlowlogEntry>> slowlogGet(int count) {
    return execute(
        format()
            .command(LogSpecs.SLOWLOG_GET, 1)
            .add(between(count, 0, Integer.MAX_VALUE, "count"))
            .returning(LogReplies.SLOWLOG));
  }

  /**
   * Asks how many commands that took long are noted ({@code SLOWLOG LEN}).
   *
   * @return how many
   */
  default CompletableFuture<Long> slowlogLen() {
    return execute(format().command(LogSpecs.SLOWLOG_LEN, 0).returning(Replies.integer()));
  }

  /**
   * Has the server forget the commands that took long ({@code SLOWLOG RESET}).
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> slowlogReset() {
    return execute(format().command(LogSpecs.SLOWLOG_RESET, 0).returning(Replies.done()));
  }

  /**
   * Asks for the last commands that took much ({@code COMMANDLOG GET}), since Valkey 8.1.
   *
   * @param count how many at most, at least 0
   * @param type of what they took much
   * @return the commands, the latest first
   * @throws IllegalArgumentException if the count is less
   */
  default CompletableFuture<List<CommandlogEntry>> commandlogGet(int count, CommandlogType type) {
    return execute(
        format()
            .command(LogSpecs.COMMANDLOG_GET, 2)
            .add(between(count, 0, Integer.MAX_VALUE, "count"))
            .add(type.word())
            .returning(LogReplies.COMMANDLOG));
  }

  /**
   * Asks how many commands that took much are noted ({@code COMMANDLOG LEN}), since Valkey 8.1.
   *
   * @param type of what they took much
   * @return how many
   */
  default CompletableFuture<Long> commandlogLen(CommandlogType type) {
    return execute(
        format().command(LogSpecs.COMMANDLOG_LEN, 1).add(type.word()).returning(Replies.integer()));
  }

  /**
   * Has the server forget the commands that took much ({@code COMMANDLOG RESET}), since Valkey 8.1.
   *
   * @param type of what they took much
   * @return completes when it is done
   */
  default CompletableFuture<Void> commandlogReset(CommandlogType type) {
    return execute(
        format().command(LogSpecs.COMMANDLOG_RESET, 1).add(type.word()).returning(Replies.done()));
  }
}
