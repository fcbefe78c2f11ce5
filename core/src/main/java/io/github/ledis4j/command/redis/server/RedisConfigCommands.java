package io.github.ledis4j.command.redis.server;

import static io.github.ledis4j.internal.command.Arguments.count;
import static io.github.ledis4j.internal.command.Arguments.countOf;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis for several settings at once ({@code CONFIG}).
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisConfigCommands<K, V> extends CommandSink<K, V> {

  /**
   * Reads settings of the server ({@code CONFIG GET}), by several patterns since Redis 7.0.
   *
   * @param patterns at least one name or glob
   * @return the settings that match any of them, by name
   * @throws IllegalArgumentException if there is no pattern
   */
  default CompletableFuture<Map<String, String>> configGet(Collection<String> patterns) {
    return execute(
        format()
            .command(ConfigSpecs.GET, count(patterns, "pattern"))
            .texts(patterns)
            .returning(AdminReplies.SETTINGS));
  }

  /**
   * Changes settings of the server, all or none ({@code CONFIG SET}), several since Redis 7.0.
   *
   * @param settings the new values by name, at least one
   * @return completes when it is done
   * @throws IllegalArgumentException if there is no setting
   */
  default CompletableFuture<Void> configSet(Map<String, String> settings) {
    CommandBuilder<K, V> command = format().command(ConfigSpecs.SET, countOf(settings));
    settings.forEach((name, value) -> command.add(name).add(value));
    return execute(command.returning(Replies.done()));
  }

  /**
   * Has the server count anew what {@code INFO} tells ({@code CONFIG RESETSTAT}).
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> configResetstat() {
    return execute(format().command(ConfigSpecs.RESETSTAT, 0).returning(Replies.done()));
  }
}
