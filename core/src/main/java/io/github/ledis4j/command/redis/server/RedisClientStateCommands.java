package io.github.ledis4j.command.redis.server;

import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis that change the connection they come by. Only leased connections, those of
 * {@code withConnection}, have them; they are closed afterwards, so that nobody else gets what was
 * set.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisClientStateCommands<K, V> extends CommandSink<K, V> {

  /**
   * Sets whether the server tells of the keys that the next command reads ({@code CLIENT CACHING});
   * an error unless tracking was turned on with {@link TrackingOptions#optIn} for true, or {@link
   * TrackingOptions#optOut} for false.
   *
   * @param yes true if so
   * @return completes when it is done
   */
  default CompletableFuture<Void> clientCaching(boolean yes) {
    return execute(
        format().command(ClientSpecs.CACHING, 1).add(yes ? "YES" : "NO").returning(Replies.done()));
  }

  /**
   * Sets what the client can do ({@code CLIENT CAPA}), since Valkey 8.0; a server passes over what
   * it does not know.
   *
   * @param capabilities at least one, {@code redirect} for instance
   * @return completes when it is done
   * @throws IllegalArgumentException if there is none
   */
  default CompletableFuture<Void> clientCapa(String... capabilities) {
    return clientCapa(Arrays.asList(capabilities));
  }

  /**
   * Says what the client can do ({@code CLIENT CAPA}), since Valkey 8.0; a server passes over what
   * it does not know.
   *
   * @param capabilities at least one, {@code redirect} for instance
   * @return completes when it is done
   * @throws IllegalArgumentException if there is none
   */
  default CompletableFuture<Void> clientCapa(Collection<String> capabilities) {
    return execute(
        format()
            .command(ClientSpecs.CAPA, count(capabilities, "capability"))
            .texts(capabilities)
            .returning(Replies.done()));
  }

  /**
   * Sets whether the connection brings in data of another server ({@code CLIENT IMPORT-SOURCE}),
   * since Valkey 8.1; a server that is not in import mode answers an error.
   *
   * @param on true if so
   * @return completes when it is done
   */
  default CompletableFuture<Void> clientImportSource(boolean on) {
    return execute(
        format()
            .command(ClientSpecs.IMPORT_SOURCE, 1)
            .add(on ? "ON" : "OFF")
            .returning(Replies.done()));
  }

  /**
   * Sets whether the server keeps the connection when it closes some to save memory ({@code CLIENT
   * NO-EVICT}), since Redis 7.0.
   *
   * @param on true to keep it
   * @return completes when it is done
   */
  default CompletableFuture<Void> clientNoEvict(boolean on) {
    return execute(
        format().command(ClientSpecs.NO_EVICT, 1).add(on ? "ON" : "OFF").returning(Replies.done()));
  }

  /**
   * Sets whether the commands of the connection do not count as use of their keys ({@code CLIENT
   * NO-TOUCH}), since Redis 7.2.
   *
   * @param on true if they do not
   * @return completes when it is done
   */
  default CompletableFuture<Void> clientNoTouch(boolean on) {
    return execute(
        format().command(ClientSpecs.NO_TOUCH, 1).add(on ? "ON" : "OFF").returning(Replies.done()));
  }

  /**
   * Tells the server about the library of the client ({@code CLIENT SETINFO}), since Redis 7.2.
   *
   * @param what name or version
   * @param value without blanks; the empty string forgets it
   * @return completes when it is done
   */
  default CompletableFuture<Void> clientSetinfo(ClientLibrary what, String value) {
    return execute(
        format()
            .command(ClientSpecs.SETINFO, 2)
            .add(what.word())
            .add(value)
            .returning(Replies.done()));
  }

  /**
   * Names the connection ({@code CLIENT SETNAME}). The name of all connections of a client is an
   * option of its builder.
   *
   * @param name without blanks; the empty string takes the name away
   * @return completes when it is done
   */
  default CompletableFuture<Void> clientSetname(String name) {
    return execute(format().command(ClientSpecs.SETNAME, 1).add(name).returning(Replies.done()));
  }

  /**
   * Has the server tell of changes to the keys that this connection reads from now on ({@code
   * CLIENT TRACKING ON}). What it tells this connection by push messages is passed over here:
   * redirect it to one that reads them.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> clientTracking() {
    return clientTracking(TrackingOptions.DEFAULT);
  }

  /**
   * Has the server tell of changes to keys from now on ({@code CLIENT TRACKING ON}). What it tells
   * this connection by push messages is passed over here: redirect it to one that reads them.
   *
   * @param options of which keys, and to whom
   * @return completes when it is done
   */
  default CompletableFuture<Void> clientTracking(TrackingOptions options) {
    return execute(
        options
            .addTo(format().command(ClientSpecs.TRACKING, 1 + options.arguments()).add("ON"))
            .returning(Replies.done()));
  }

  /**
   * Ends {@link #clientTracking} ({@code CLIENT TRACKING OFF}).
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> clientTrackingOff() {
    return execute(format().command(ClientSpecs.TRACKING, 1).add("OFF").returning(Replies.done()));
  }

  /**
   * Makes the connection as it was when it was opened ({@code RESET}): the user, the database, the
   * name, RESP2, nothing watched, tracked or subscribed to. A server that asks for a password asks
   * for it again.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> reset() {
    return execute(format().command(ClientSpecs.RESET, 0).returning(ClientReplies.RESET));
  }
}
