package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.internal.command.Arguments.between;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands that take what a key holds out of LedisDB and put it into another. Payloads are of
 * version 6 of Redis' form: Redis takes them, too, but what newer Redis writes LedisDB does not
 * take.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LedisDumpCommands<K, V> extends CommandSink<K, V> {

  /**
   * Returns the content of a key in the server's own form ({@code XDUMP}).
   *
   * @param type the key space
   * @param key the key
   * @return the payload, or null if the key is missing
   */
  default CompletableFuture<byte @Nullable []> xdump(LedisType type, K key) {
    return execute(
        format().command(DumpSpecs.XDUMP, 2).add(type.name()).key(key).returning(Replies.bytes()));
  }

  /**
   * Makes a key that does not expire from a payload ({@code RESTORE}), in place of what it holds in
   * the key space that the payload belongs to.
   *
   * @param key the key
   * @param payload what a dump gave
   * @return completes when it is done
   */
  default CompletableFuture<Void> restore(K key, byte[] payload) {
    return execute(
        format()
            .command(DumpSpecs.RESTORE, 3)
            .key(key)
            .add(0)
            .add(payload)
            .returning(Replies.done()));
  }

  /**
   * Makes a key that expires from a payload ({@code RESTORE}), in place of what it holds in the key
   * space that the payload belongs to.
   *
   * @param key the key
   * @param payload what a dump gave
   * @param ttl its time to live, longer than zero, rounded up to seconds
   * @return completes when it is done
   * @throws IllegalArgumentException if the time to live is zero, negative, or no {@code long} in
   *     milliseconds
   */
  default CompletableFuture<Void> restore(K key, byte[] payload, Duration ttl) {
    return execute(
        format()
            .command(DumpSpecs.RESTORE, 3)
            .key(key)
            .add(DumpSpecs.millis(ttl))
            .add(payload)
            .returning(Replies.done()));
  }

  /**
   * Makes a key that does not expire from a payload ({@code XRESTORE}), like {@link
   * #restore(Object, byte[])}.
   *
   * @param type the key space that the payload belongs to; LedisDB goes by the payload alone
   * @param key the key
   * @param payload what a dump gave
   * @return completes when it is done
   */
  default CompletableFuture<Void> xrestore(LedisType type, K key, byte[] payload) {
    return execute(
        format()
            .command(DumpSpecs.XRESTORE, 4)
            .add(type.name())
            .key(key)
            .add(0)
            .add(payload)
            .returning(Replies.done()));
  }

  /**
   * Makes a key that expires from a payload ({@code XRESTORE}), like {@link #restore(Object,
   * byte[])}.
   *
   * @param type the key space that the payload belongs to; LedisDB goes by the payload alone
   * @param key the key
   * @param payload what a dump gave
   * @param ttl its time to live, longer than zero, rounded up to seconds
   * @return completes when it is done
   * @throws IllegalArgumentException if the time to live is zero, negative, or no {@code long} in
   *     milliseconds
   */
  default CompletableFuture<Void> xrestore(LedisType type, K key, byte[] payload, Duration ttl) {
    return execute(
        format()
            .command(DumpSpecs.XRESTORE, 4)
            .add(type.name())
            .key(key)
            .add(DumpSpecs.millis(ttl))
            .add(payload)
            .returning(Replies.done()));
  }

  /**
   * Moves a key to another LedisDB, its time to live included ({@code XMIGRATE}). Sent on a leased
   * connection, as the server answers when it is done; cannot be part of a batch.
   *
   * <p>Never name the server itself, under another address than its own either: it would write the
   * key and then delete it. Moves to one server share connections that keep the time limit of the
   * move before; an error {@code i/o timeout} may come from that, and going again then helps.
   *
   * @param host where the other server is, seen from this one
   * @param port its port
   * @param type the key space
   * @param key the key
   * @param database the database there, from 0
   * @param timeout how long the other server may take, longer than zero, rounded up to milliseconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the host is not one word, port, count or database are none,
   *     or the time limit is zero, negative, or longer than a day
   */
  default CompletableFuture<Boolean> xmigrate(
      String host, int port, LedisType type, K key, int database, Duration timeout) {
    return execute(
        DumpSpecs.to(format().command(DumpSpecs.XMIGRATE, 6), host, port)
            .add(type.name())
            .key(key)
            .add(between(database, 0, Integer.MAX_VALUE, "database"))
            .add(LedisMigration.millis(timeout))
            .serverWait(LedisMigration.wait(timeout, 1))
            .returning(Replies.ok()));
  }

  /**
   * Moves a key to another LedisDB in every key space that has it ({@code XMIGRATE} with {@code
   * ALL}), one after the other. Sent on a leased connection, as the server answers when it is done;
   * cannot be part of a batch.
   *
   * <p>Never name the server itself, under another address than its own either: it would write the
   * key and then delete it. Moves to one server share connections that keep the time limit of the
   * move before; an error {@code i/o timeout} may come from that, and going again then helps.
   *
   * @param host where the other server is, seen from this one
   * @param port its port
   * @param key the key
   * @param database the database there, from 0
   * @param timeout how long the other server may take for each, longer than zero, rounded up to
   *     milliseconds
   * @return completes when it is done, even if no key space has the key
   * @throws IllegalArgumentException if the host is not one word, port, count or database are none,
   *     or the time limit is zero, negative, or longer than a day
   */
  default CompletableFuture<Void> xmigrateAll(
      String host, int port, K key, int database, Duration timeout) {
    return execute(
        DumpSpecs.to(format().command(DumpSpecs.XMIGRATE, 6), host, port)
            .add("ALL")
            .key(key)
            .add(between(database, 0, Integer.MAX_VALUE, "database"))
            .add(LedisMigration.millis(timeout))
            .serverWait(LedisMigration.wait(timeout, DumpSpecs.SPACES))
            .returning(Replies.done()));
  }

  /**
   * Moves some keys of a key space to another LedisDB, their times to live included ({@code
   * XMIGRATEDB}). Sent on a leased connection, as the server answers when it is done; cannot be
   * part of a batch.
   *
   * <p>Never name the server itself, under another address than its own either: it would write the
   * key and then delete it. Moves to one server share connections that keep the time limit of the
   * move before; an error {@code i/o timeout} may come from that, and going again then helps.
   *
   * @param host where the other server is, seen from this one
   * @param port its port
   * @param type the key space
   * @param count how many keys, at least one
   * @param database the database there, from 0
   * @param timeout how long the other server may take for each, longer than zero, rounded up to
   *     milliseconds
   * @return how many were moved; fewer than asked for if there are no more, or if somebody else
   *     moves them
   * @throws IllegalArgumentException if the host is not one word, port, count or database are none,
   *     or the time limit is zero, negative, or longer than a day
   */
  default CompletableFuture<Long> xmigratedb(
      String host, int port, LedisType type, int count, int database, Duration timeout) {
    return execute(
        DumpSpecs.to(format().command(DumpSpecs.XMIGRATEDB, 6), host, port)
            .add(type.name())
            .add(between(count, 1, Integer.MAX_VALUE, "count"))
            .add(between(database, 0, Integer.MAX_VALUE, "database"))
            .add(LedisMigration.millis(timeout))
            .serverWait(LedisMigration.wait(timeout, count))
            .returning(Replies.integer()));
  }
}
