package io.github.ledis4j.command.ledis;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Info;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.Role;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of LedisDB about the server itself.
 *
 * <p>A null argument is a {@link NullPointerException}, thrown at the call.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LedisServerCommands<K, V> extends CommandSink<K, V> {

  /**
   * Asks for a sign of life ({@code PING}).
   *
   * @return {@code PONG}
   */
  default CompletableFuture<String> ping() {
    return execute(format().command(LedisServerSpecs.PING, 0).returning(LedisServerSpecs.TEXT));
  }

  /**
   * Has a value sent back ({@code ECHO}).
   *
   * @param value what to send
   * @return the same value
   */
  default CompletableFuture<V> echo(V value) {
    return execute(
        format()
            .command(LedisServerSpecs.ECHO, 1)
            .value(value)
            .returning(Replies.required(format().valueCodec())));
  }

  /**
   * Asks for the server's clock ({@code TIME}).
   *
   * @return the time, in microseconds
   */
  default CompletableFuture<Instant> time() {
    return execute(format().command(LedisServerSpecs.TIME, 0).returning(Replies.time()));
  }

  /**
   * Asks for the facts about the server ({@code INFO}).
   *
   * @return the sections that the server returns by default
   */
  default CompletableFuture<Info> info() {
    return execute(format().command(LedisServerSpecs.INFO, 0).returning(Replies.info()));
  }

  /**
   * Asks for some facts about the server ({@code INFO}).
   *
   * @param section the name of one section
   * @return that section; without facts if the server does not have it
   */
  default CompletableFuture<Info> info(String section) {
    return execute(
        format().command(LedisServerSpecs.INFO, 1).add(section).returning(Replies.info()));
  }

  /**
   * Asks what the server is to others ({@code ROLE}).
   *
   * @return its role; offsets are ids of log records
   */
  default CompletableFuture<Role> role() {
    return execute(format().command(LedisServerSpecs.ROLE, 0).returning(Replies.role()));
  }

  /**
   * Deletes everything in the database of this sink ({@code FLUSHDB}).
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> flushdb() {
    return execute(format().command(LedisServerSpecs.FLUSHDB, 0).returning(Replies.done()));
  }

  /**
   * Deletes everything in all databases ({@code FLUSHALL}). It does so even when it takes no other
   * writes.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> flushall() {
    return execute(format().command(LedisServerSpecs.FLUSHALL, 0).returning(Replies.done()));
  }

  /**
   * Reads settings of the server ({@code CONFIG GET}).
   *
   * @param pattern a name; LedisDB knows {@code databases} only
   * @return the settings that match, by name; empty if none does
   */
  default CompletableFuture<Map<String, String>> configGet(String pattern) {
    return execute(
        format()
            .command(LedisServerSpecs.CONFIG_GET, 1)
            .add(pattern)
            .returning(LedisServerSpecs.SETTINGS));
  }

  /**
   * Has the server write its settings into the file it was started with ({@code CONFIG REWRITE}); a
   * server without one answers an error.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> configRewrite() {
    return execute(format().command(LedisServerSpecs.CONFIG_REWRITE, 0).returning(Replies.done()));
  }
}
