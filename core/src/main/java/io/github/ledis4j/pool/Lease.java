package io.github.ledis4j.pool;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.CommandSink;

/**
 * One connection of a pool, for one user alone until it is closed: {@link #redis()} and {@link
 * #ledis()} have the commands. Thread-safe; commands are sent in the order in which they are handed
 * in.
 *
 * <p>Commands that change the state of their connection, {@code SELECT} or {@code MULTI} for
 * instance, are allowed here: before anyone else gets the connection it is cleaned or closed. When
 * the connection is lost, the lease does not connect again: its commands fail from then on.
 *
 * <p>After {@link #close} every command is refused with an {@link IllegalStateException}, also one
 * through a view. Made by {@link ConnectionPool#acquire} only.
 */
public interface Lease extends CommandSink<String, String>, AutoCloseable {

  /**
   * Returns this connection with all commands of Redis, and text for keys and values.
   *
   * @return the connection; it ends with this lease
   */
  RedisConnection<String, String> redis();

  /**
   * Returns this connection with all commands of Redis.
   *
   * @param keys the codec of keys
   * @param values the codec of values
   * @param <K> the type of keys
   * @param <V> the type of values
   * @return the connection; it ends with this lease
   */
  <K, V> RedisConnection<K, V> redis(Codec<K> keys, Codec<V> values);

  /**
   * Returns this connection with all commands of LedisDB, and text for keys and values.
   *
   * @return the connection; it ends with this lease
   */
  LedisConnection<String, String> ledis();

  /**
   * Returns this connection with all commands of LedisDB.
   *
   * @param keys the codec of keys
   * @param values the codec of values
   * @param <K> the type of keys
   * @param <V> the type of values
   * @return the connection; it ends with this lease
   */
  <K, V> LedisConnection<K, V> ledis(Codec<K> keys, Codec<V> values);

  /**
   * Returns a view of this lease for other types of keys and values.
   *
   * @param keys the codec of keys
   * @param values the codec of values
   * @param <K> the type of keys
   * @param <V> the type of values
   * @return the view; it ends with this lease
   */
  <K, V> CommandSink<K, V> withCodecs(Codec<K> keys, Codec<V> values);

  /**
   * Gives the connection back to its pool. Returns at once, from any thread, and does nothing when
   * the lease is closed already. Replies that are still due reach their callers if they come soon.
   */
  @Override
  void close();
}
