package io.github.ledis4j.command.redis.server;

import static io.github.ledis4j.internal.command.Arguments.millis;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis about the connections that it has ({@code PING}, {@code ECHO}, {@code
 * CLIENT}). What is asked about "this connection" is asked about the one that carries the command:
 * of a client the one that all share, and within {@code withConnection} the leased one.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisClientCommands<K, V> extends CommandSink<K, V> {

  /**
   * Asks for a sign of life ({@code PING}).
   *
   * @return {@code PONG}
   */
  default CompletableFuture<String> ping() {
    return execute(format().command(ClientSpecs.PING, 0).returning(AdminReplies.TEXT));
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
            .command(ClientSpecs.ECHO, 1)
            .value(value)
            .returning(Replies.required(format().valueCodec())));
  }

  /**
   * Asks for the name that this connection was given ({@code CLIENT GETNAME}).
   *
   * @return the name, or null if there is none
   */
  default CompletableFuture<@Nullable String> clientGetname() {
    return execute(format().command(ClientSpecs.GETNAME, 0).returning(ClientReplies.NAME));
  }

  /**
   * Asks which connection is told of changed keys in the place of this one ({@code CLIENT
   * GETREDIR}).
   *
   * @return its id, or null if there is none
   */
  default CompletableFuture<@Nullable Long> clientGetredir() {
    return execute(format().command(ClientSpecs.GETREDIR, 0).returning(ClientReplies.REDIRECT));
  }

  /**
   * Asks for the id of this connection ({@code CLIENT ID}).
   *
   * @return the id; a later connection has a higher one
   */
  default CompletableFuture<Long> clientId() {
    return execute(format().command(ClientSpecs.ID, 0).returning(Replies.integer()));
  }

  /**
   * Asks what the server knows of this connection ({@code CLIENT INFO}).
   *
   * @return the facts
   */
  default CompletableFuture<ClientInfo> clientInfo() {
    return execute(format().command(ClientSpecs.INFO, 0).returning(ClientReplies.INFO));
  }

  /**
   * Closes connections ({@code CLIENT KILL}), this one only if the filter says so; commands on it
   * are then answered first.
   *
   * @param filter which ones
   * @return how many were closed
   * @throws IllegalArgumentException if the filter is {@link ClientFilter#ALL}
   */
  default CompletableFuture<Long> clientKill(ClientFilter filter) {
    if (filter.arguments() == 0) {
      throw new IllegalArgumentException("a filter is needed to close connections");
    }
    return execute(
        filter
            .addTo(format().command(ClientSpecs.KILL, filter.arguments()))
            .returning(Replies.integer()));
  }

  /**
   * Asks for all connections ({@code CLIENT LIST}).
   *
   * @return what the server knows of each
   */
  default CompletableFuture<List<ClientInfo>> clientList() {
    return clientList(ClientFilter.ALL);
  }

  /**
   * Asks for some connections ({@code CLIENT LIST}).
   *
   * @param filter which ones
   * @return what the server knows of each
   */
  default CompletableFuture<List<ClientInfo>> clientList(ClientFilter filter) {
    return execute(
        filter
            .addTo(format().command(ClientSpecs.LIST, filter.arguments()))
            .returning(ClientReplies.LIST));
  }

  /**
   * Has the server hold back all commands of all clients ({@code CLIENT PAUSE}), this one's too.
   *
   * @param time how long
   * @return completes at once
   * @throws IllegalArgumentException as {@link #clientPause(Duration, PauseMode)} does
   */
  default CompletableFuture<Void> clientPause(Duration time) {
    return clientPause(time, PauseMode.ALL);
  }

  /**
   * Has the server hold back the commands of all clients ({@code CLIENT PAUSE}), this one's too.
   *
   * @param time how long, more than zero, rounded up to milliseconds
   * @param mode which commands
   * @return completes at once
   * @throws IllegalArgumentException if the time is zero or negative
   */
  default CompletableFuture<Void> clientPause(Duration time, PauseMode mode) {
    return execute(
        format()
            .command(ClientSpecs.PAUSE, 2)
            .add(millis(time, "pause"))
            .add(mode.name())
            .returning(Replies.done()));
  }

  /**
   * Asks whether and how the server tells this connection of changed keys ({@code CLIENT
   * TRACKINGINFO}).
   *
   * @return how
   */
  default CompletableFuture<TrackingInfo> clientTrackinginfo() {
    return execute(format().command(ClientSpecs.TRACKINGINFO, 0).returning(ClientReplies.TRACKING));
  }

  /**
   * Ends the command that makes another connection wait, {@code BLPOP} for instance ({@code CLIENT
   * UNBLOCK}).
   *
   * @param clientId the id of that connection
   * @param mode how
   * @return false if the connection is not there, or does not wait
   */
  default CompletableFuture<Boolean> clientUnblock(long clientId, UnblockMode mode) {
    return execute(
        format()
            .command(ClientSpecs.UNBLOCK, 2)
            .add(clientId)
            .add(mode.name())
            .returning(Replies.flag()));
  }

  /**
   * Ends a pause ({@code CLIENT UNPAUSE}).
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> clientUnpause() {
    return execute(format().command(ClientSpecs.UNPAUSE, 0).returning(Replies.done()));
  }
}
