package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.ServerCommands;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis about the server itself.
 *
 * <p>A null argument is a {@link NullPointerException}, thrown at the call.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisServerCommands<K, V> extends ServerCommands<K, V> {

  /**
   * Counts the keys in the database of this sink ({@code DBSIZE}).
   *
   * @return how many keys there are
   */
  default CompletableFuture<Long> dbsize() {
    return execute(format().command(RedisServerSpecs.DBSIZE, 0).returning(Replies.integer()));
  }

  /**
   * Changes a setting of the server ({@code CONFIG SET}); an unknown one is answered with an error.
   *
   * @param name the name of the setting
   * @param value its new value
   * @return true
   */
  default CompletableFuture<Boolean> configSet(String name, String value) {
    return execute(
        format()
            .command(RedisServerSpecs.CONFIG_SET, 2)
            .add(name)
            .add(value)
            .returning(Replies.ok()));
  }
}
