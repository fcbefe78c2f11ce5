package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis that publish messages. {@link RedisPubSubInfoCommands} tell who listens;
 * subscribing takes a connection of its own: see {@link io.github.ledis4j.pubsub.PubSub}.
 *
 * <p>Channels are written as keys are. A null argument is a {@link NullPointerException}, thrown at
 * the call.
 *
 * @param <K> the type of keys, and of channels
 * @param <V> the type of values, and of messages
 */
public interface RedisPubSubCommands<K, V> extends CommandSink<K, V> {

  /**
   * Publishes a message ({@code PUBLISH}). It is a write: one that was sent and not answered is not
   * sent again.
   *
   * @param channel where
   * @param message what
   * @return how often this server delivered it, channels and patterns counted apart
   */
  default CompletableFuture<Long> publish(K channel, V message) {
    return execute(
        format()
            .command(RedisPubSubSpecs.PUBLISH, 2)
            .key(channel)
            .value(message)
            .returning(Replies.integer()));
  }

  /**
   * Publishes a message on a sharded channel ({@code SPUBLISH}), since Redis 7.0.
   *
   * @param channel where
   * @param message what
   * @return how often this server delivered it
   */
  default CompletableFuture<Long> spublish(K channel, V message) {
    return execute(
        format()
            .command(RedisPubSubSpecs.SPUBLISH, 2)
            .key(channel)
            .value(message)
            .returning(Replies.integer()));
  }
}
