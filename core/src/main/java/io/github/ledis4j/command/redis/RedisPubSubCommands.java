package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis that publish messages, and that tell who listens. Subscribing takes a
 * connection of its own: see {@link io.github.ledis4j.RedisView#pubsub()}.
 *
 * <p>Channels are written as keys are. A null argument is a {@link NullPointerException}, no
 * channel at all an {@link IllegalArgumentException}, both thrown at the call.
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

  /**
   * Lists the channels that somebody has subscribed by name on this server ({@code PUBSUB
   * CHANNELS}).
   *
   * @return the channels, in no order
   */
  default CompletableFuture<Set<K>> pubsubChannels() {
    return execute(
        format()
            .command(RedisPubSubSpecs.PUBSUB_CHANNELS, 0)
            .returning(Replies.set(Replies.required(format().keyCodec()))));
  }

  /**
   * Lists those of the channels that match a pattern ({@code PUBSUB CHANNELS}).
   *
   * @param pattern a glob, {@code news.*} for instance
   * @return the channels, in no order
   */
  default CompletableFuture<Set<K>> pubsubChannels(K pattern) {
    return execute(
        format()
            .command(RedisPubSubSpecs.PUBSUB_CHANNELS, 1)
            .key(pattern)
            .returning(Replies.set(Replies.required(format().keyCodec()))));
  }

  /**
   * Counts who has subscribed channels by name on this server ({@code PUBSUB NUMSUB}).
   *
   * @param channels the channels, at least one
   * @return the number for each of them, in their order; 0 for one that nobody has subscribed
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Map<K, Long>> pubsubNumsub(K... channels) {
    return execute(
        format()
            .command(RedisPubSubSpecs.PUBSUB_NUMSUB, channels.length)
            .keys(atLeastOne(channels, "channel"))
            .returning(Replies.map(Replies.required(format().keyCodec()), Replies.integer())));
  }

  /**
   * Counts the patterns that are subscribed on this server ({@code PUBSUB NUMPAT}).
   *
   * @return the number of different patterns
   */
  default CompletableFuture<Long> pubsubNumpat() {
    return execute(
        format().command(RedisPubSubSpecs.PUBSUB_NUMPAT, 0).returning(Replies.integer()));
  }

  /**
   * Lists the sharded channels that somebody has subscribed on this server ({@code PUBSUB
   * SHARDCHANNELS}), since Redis 7.0.
   *
   * @return the channels, in no order
   */
  default CompletableFuture<Set<K>> pubsubShardchannels() {
    return execute(
        format()
            .command(RedisPubSubSpecs.PUBSUB_SHARDCHANNELS, 0)
            .returning(Replies.set(Replies.required(format().keyCodec()))));
  }

  /**
   * Lists those of the sharded channels that match a pattern ({@code PUBSUB SHARDCHANNELS}), since
   * Redis 7.0.
   *
   * @param pattern a glob
   * @return the channels, in no order
   */
  default CompletableFuture<Set<K>> pubsubShardchannels(K pattern) {
    return execute(
        format()
            .command(RedisPubSubSpecs.PUBSUB_SHARDCHANNELS, 1)
            .key(pattern)
            .returning(Replies.set(Replies.required(format().keyCodec()))));
  }

  /**
   * Counts who has subscribed sharded channels on this server ({@code PUBSUB SHARDNUMSUB}), since
   * Redis 7.0.
   *
   * @param channels the channels, at least one
   * @return the number for each of them, in their order; 0 for one that nobody has subscribed
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Map<K, Long>> pubsubShardnumsub(K... channels) {
    return execute(
        format()
            .command(RedisPubSubSpecs.PUBSUB_SHARDNUMSUB, channels.length)
            .keys(atLeastOne(channels, "channel"))
            .returning(Replies.map(Replies.required(format().keyCodec()), Replies.integer())));
  }
}
