package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis that tell who has subscribed what on one server. {@link
 * RedisPubSubCommands} publish messages.
 *
 * <p>Channels are written as keys are. A null argument is a {@link NullPointerException}, no
 * channel at all an {@link IllegalArgumentException}, both thrown at the call.
 *
 * @param <K> the type of keys, and of channels
 * @param <V> the type of values, and of messages
 */
public interface RedisPubSubInfoCommands<K, V> extends CommandSink<K, V> {

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
    return pubsubNumsub(Arrays.asList(channels));
  }

  /**
   * Counts who has subscribed channels by name on this server ({@code PUBSUB NUMSUB}).
   *
   * @param channels the channels, at least one
   * @return the number for each of them, in their order; 0 for one that nobody has subscribed
   */
  default CompletableFuture<Map<K, Long>> pubsubNumsub(Collection<? extends K> channels) {
    return execute(
        format()
            .command(RedisPubSubSpecs.PUBSUB_NUMSUB, count(channels, "channel"))
            .keys(channels)
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
    return pubsubShardnumsub(Arrays.asList(channels));
  }

  /**
   * Counts who has subscribed sharded channels on this server ({@code PUBSUB SHARDNUMSUB}), since
   * Redis 7.0.
   *
   * @param channels the channels, at least one
   * @return the number for each of them, in their order; 0 for one that nobody has subscribed
   */
  default CompletableFuture<Map<K, Long>> pubsubShardnumsub(Collection<? extends K> channels) {
    return execute(
        format()
            .command(RedisPubSubSpecs.PUBSUB_SHARDNUMSUB, count(channels, "channel"))
            .keys(channels)
            .returning(Replies.map(Replies.required(format().keyCodec()), Replies.integer())));
  }
}
