package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.Info;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.ServerCommands;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis about the server itself.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
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
   * @return completes when it is done
   */
  default CompletableFuture<Void> configSet(String name, String value) {
    return execute(
        format()
            .command(RedisServerSpecs.CONFIG_SET, 2)
            .add(name)
            .add(value)
            .returning(Replies.done()));
  }

  /**
   * Deletes everything in the database of this sink ({@code FLUSHDB}).
   *
   * @param mode when the memory is freed
   * @return completes when it is done
   */
  default CompletableFuture<Void> flushdb(FlushMode mode) {
    return execute(
        format().command(RedisServerSpecs.FLUSHDB, 1).add(mode.name()).returning(Replies.done()));
  }

  /**
   * Deletes everything in all databases ({@code FLUSHALL}).
   *
   * @param mode when the memory is freed
   * @return completes when it is done
   */
  default CompletableFuture<Void> flushall(FlushMode mode) {
    return execute(
        format().command(RedisServerSpecs.FLUSHALL, 1).add(mode.name()).returning(Replies.done()));
  }

  /**
   * Asks for some facts about the server ({@code INFO}), of several sections since Redis 7.0.
   *
   * @param sections the names of sections, {@code everything} for all; none for those that the
   *     server gives by default
   * @return those sections, without any that the server does not have
   */
  default CompletableFuture<Info> info(Collection<String> sections) {
    return execute(
        format()
            .command(RedisServerSpecs.INFO, sections.size())
            .texts(sections)
            .returning(RedisServerSpecs.FACTS));
  }

  /**
   * Has the server draw something, and tell its version ({@code LOLWUT}).
   *
   * @return some lines for a terminal
   */
  default CompletableFuture<String> lolwut() {
    return execute(format().command(RedisServerSpecs.LOLWUT, 0).returning(RedisServerSpecs.TEXT));
  }

  /**
   * Has the server draw what a version of it drew ({@code LOLWUT VERSION}).
   *
   * @param version which one, 5 or 6 for instance
   * @param parameters of the drawing, or none
   * @return some lines for a terminal
   */
  default CompletableFuture<String> lolwut(int version, long... parameters) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisServerSpecs.LOLWUT, 2 + parameters.length)
            .add("VERSION")
            .add(version);
    for (long parameter : parameters) {
      command.add(parameter);
    }
    return execute(command.returning(RedisServerSpecs.TEXT));
  }

  /**
   * Exchanges two databases, for all connections that are on them ({@code SWAPDB}).
   *
   * @param first the number of one, from 0
   * @param second the number of the other, from 0
   * @return completes when it is done
   * @throws IllegalArgumentException if a number is negative
   */
  default CompletableFuture<Void> swapdb(int first, int second) {
    return execute(
        format()
            .command(RedisServerSpecs.SWAPDB, 2)
            .add(between(first, 0, Integer.MAX_VALUE, "database"))
            .add(between(second, 0, Integer.MAX_VALUE, "database"))
            .returning(Replies.done()));
  }
}
