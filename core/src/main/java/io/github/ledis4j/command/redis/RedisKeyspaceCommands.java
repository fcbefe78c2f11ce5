package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Replies;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis on the keys of one server: those that look for keys in all that it has, and
 * those that take keys to another database or server.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisKeyspaceCommands<K, V> extends CommandSink<K, V> {

  /**
   * Finds keys by a glob ({@code KEYS}). The server does nothing else until it is done: not for
   * large databases.
   *
   * @param pattern a glob, {@code user:*} for instance
   * @return the keys that match, in no order; empty if none does
   */
  default CompletableFuture<List<K>> keys(String pattern) {
    return execute(
        format().command(RedisKeySpecs.KEYS, 1).add(pattern).returning(format().keyList()));
  }

  /**
   * Finds keys by a glob of bytes ({@code KEYS}), as {@link #keys(String)} does.
   *
   * @param pattern a glob
   * @return the keys that match, in no order; empty if none does
   */
  default CompletableFuture<List<K>> keys(byte[] pattern) {
    return execute(
        format().command(RedisKeySpecs.KEYS, 1).add(pattern).returning(format().keyList()));
  }

  /**
   * Returns some key of the database ({@code RANDOMKEY}).
   *
   * @return a key, or null if the database is empty
   */
  default CompletableFuture<@Nullable K> randomkey() {
    return execute(format().command(RedisKeySpecs.RANDOMKEY, 0).returning(format().key()));
  }

  /**
   * Moves a key to another database ({@code MOVE}). A number that the server does not have, or that
   * of the database itself, is answered with an error.
   *
   * @param key the key
   * @param database the number of the other database, at least 0
   * @return false if the key is missing here or there already
   * @throws IllegalArgumentException if the number is negative
   */
  default CompletableFuture<Boolean> move(K key, int database) {
    return execute(
        format()
            .command(RedisKeySpecs.MOVE, 2)
            .key(key)
            .add(between(database, 0, Integer.MAX_VALUE, "database"))
            .returning(Replies.flag()));
  }

  /**
   * Moves keys to another server, their times to live included ({@code MIGRATE}). This server
   * serves nobody else until that is done: few and small keys only, and a short time limit.
   *
   * <p>After an error keys may be on both servers: when it is {@code IOERR}, and even when it is
   * about the password, as the server uses a connection that it has from a move before for ten more
   * seconds and sends the keys right behind the password.
   *
   * @param host where the other server is, seen from this one
   * @param port its port
   * @param database the number of the database there, at least 0
   * @param timeout how long the other server may keep silent, longer than zero, rounded up to
   *     milliseconds, at most a day
   * @param keys at least one key; missing ones are left out
   * @return false if all of the keys are missing
   * @throws IllegalArgumentException if there is no key, the port or database are none, or the time
   *     limit is zero, negative or longer than a day
   */
  default CompletableFuture<Boolean> migrate(
      String host, int port, int database, Duration timeout, Collection<? extends K> keys) {
    return migrate(host, port, database, timeout, keys, MigrateOptions.DEFAULT);
  }

  /**
   * Moves keys to another server, their times to live included ({@code MIGRATE}). This server
   * serves nobody else until that is done: few and small keys only, and a short time limit.
   *
   * <p>After an error keys may be on both servers: when it is {@code IOERR}, and even when it is
   * about the password, as the server uses a connection that it has from a move before for ten more
   * seconds and sends the keys right behind the password.
   *
   * @param host where the other server is, seen from this one
   * @param port its port
   * @param database the number of the database there, at least 0
   * @param timeout how long the other server may keep silent, longer than zero, rounded up to
   *     milliseconds, at most a day
   * @param keys at least one key; missing ones are left out
   * @param options what to do with keys that are there, and who to be
   * @return false if all of the keys are missing
   * @throws IllegalArgumentException if there is no key, the port or database are none, or the time
   *     limit is zero, negative or longer than a day
   */
  default CompletableFuture<Boolean> migrate(
      String host,
      int port,
      int database,
      Duration timeout,
      Collection<? extends K> keys,
      MigrateOptions options) {
    int behindOptions = 7 + options.arguments();
    CommandSpec spec = RedisKeySpecs.MIGRATE.keyAt(behindOptions);
    return execute(
        options
            .addTo(
                format()
                    .command(spec, behindOptions - 1 + count(keys, "key"))
                    .add(host)
                    .add(between(port, 1, RedisKeySpecs.HIGHEST_PORT, "port"))
                    .add("")
                    .add(between(database, 0, Integer.MAX_VALUE, "database"))
                    .add(Migration.millis(timeout)))
            .add("KEYS")
            .keys(keys)
            .serverWait(Migration.wait(timeout, keys.size()))
            .returning(Replies.ok()));
  }
}
