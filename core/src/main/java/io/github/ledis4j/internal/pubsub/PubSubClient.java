package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.internal.CodecCalls;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.flow.Items;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.command.InternalSpecs;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.pool.Route;
import io.github.ledis4j.pubsub.Gap;
import io.github.ledis4j.pubsub.KeyspaceEvent;
import io.github.ledis4j.pubsub.Message;
import io.github.ledis4j.pubsub.PatternMessage;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubMessage;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.pubsub.PubSubStatistics;
import io.github.ledis4j.pubsub.ShardMessage;
import io.github.ledis4j.pubsub.Subscription;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pub/sub as its users see it. Thread-safe. */
public final class PubSubClient<K, V> implements PubSub<K, V> {
  private final PubSubCore<K, V> core;
  private final Format<K, V> format;
  private final CallSettings settings;

  /** Makes pub/sub over connections of its own, which are dialled when they are first used. */
  public PubSubClient(
      Route route,
      Format<K, V> format,
      CallSettings settings,
      PubSubOptions options,
      Executor handlers) {
    Receiver<K, V> receiver = new Receiver<>(route, format, settings, options, handlers);
    this.core = new PubSubCore<>(receiver, format.keyCodec(), route.database(), settings);
    this.format = format;
    this.settings = settings;
  }

  @Override
  public CompletableFuture<Subscription> subscribe(
      K channel, Consumer<? super Message<K, V>> handler) {
    return subscribe(List.of(channel), handler);
  }

  @Override
  public CompletableFuture<Subscription> subscribe(
      Collection<? extends K> channels, Consumer<? super Message<K, V>> handler) {
    return core.handle(SubscriptionKind.CHANNEL, channels, handler);
  }

  @Override
  public CompletableFuture<Subscription> subscribeAwaiting(
      K channel, Function<? super Message<K, V>, ? extends CompletionStage<?>> handler) {
    return subscribeAwaiting(List.of(channel), handler);
  }

  @Override
  public CompletableFuture<Subscription> subscribeAwaiting(
      Collection<? extends K> channels,
      Function<? super Message<K, V>, ? extends CompletionStage<?>> handler) {
    return core.handleAwaiting(SubscriptionKind.CHANNEL, channels, handler);
  }

  @Override
  public CompletableFuture<Void> subscribe(Collection<? extends K> channels) {
    return core.collect(SubscriptionKind.CHANNEL, channels);
  }

  @Override
  public Items<Message<K, V>> messages(Collection<? extends K> channels) {
    return core.publisher(SubscriptionKind.CHANNEL, channels);
  }

  @Override
  @SuppressWarnings({"unchecked", "varargs"})
  public CompletableFuture<Void> unsubscribe(K... channels) {
    return core.unsubscribeSomeOrAll(SubscriptionKind.CHANNEL, Arrays.asList(channels));
  }

  @Override
  public CompletableFuture<Void> unsubscribe(Collection<? extends K> channels) {
    return core.unsubscribeSome(SubscriptionKind.CHANNEL, channels);
  }

  @Override
  public CompletableFuture<Subscription> psubscribe(
      K pattern, Consumer<? super PatternMessage<K, V>> handler) {
    return psubscribe(List.of(pattern), handler);
  }

  @Override
  public CompletableFuture<Subscription> psubscribe(
      Collection<? extends K> patterns, Consumer<? super PatternMessage<K, V>> handler) {
    return core.handle(SubscriptionKind.PATTERN, patterns, handler);
  }

  @Override
  public CompletableFuture<Subscription> psubscribeAwaiting(
      K pattern, Function<? super PatternMessage<K, V>, ? extends CompletionStage<?>> handler) {
    return psubscribeAwaiting(List.of(pattern), handler);
  }

  @Override
  public CompletableFuture<Subscription> psubscribeAwaiting(
      Collection<? extends K> patterns,
      Function<? super PatternMessage<K, V>, ? extends CompletionStage<?>> handler) {
    return core.handleAwaiting(SubscriptionKind.PATTERN, patterns, handler);
  }

  @Override
  public CompletableFuture<Void> psubscribe(Collection<? extends K> patterns) {
    return core.collect(SubscriptionKind.PATTERN, patterns);
  }

  @Override
  public Items<PatternMessage<K, V>> patternMessages(Collection<? extends K> patterns) {
    return core.publisher(SubscriptionKind.PATTERN, patterns);
  }

  @Override
  @SuppressWarnings({"unchecked", "varargs"})
  public CompletableFuture<Void> punsubscribe(K... patterns) {
    return core.unsubscribeSomeOrAll(SubscriptionKind.PATTERN, Arrays.asList(patterns));
  }

  @Override
  public CompletableFuture<Void> punsubscribe(Collection<? extends K> patterns) {
    return core.unsubscribeSome(SubscriptionKind.PATTERN, patterns);
  }

  @Override
  public CompletableFuture<Subscription> ssubscribe(
      K channel, Consumer<? super ShardMessage<K, V>> handler) {
    return ssubscribe(List.of(channel), handler);
  }

  @Override
  public CompletableFuture<Subscription> ssubscribe(
      Collection<? extends K> channels, Consumer<? super ShardMessage<K, V>> handler) {
    return core.handle(SubscriptionKind.SHARD, channels, handler);
  }

  @Override
  public CompletableFuture<Subscription> ssubscribeAwaiting(
      K channel, Function<? super ShardMessage<K, V>, ? extends CompletionStage<?>> handler) {
    return ssubscribeAwaiting(List.of(channel), handler);
  }

  @Override
  public CompletableFuture<Subscription> ssubscribeAwaiting(
      Collection<? extends K> channels,
      Function<? super ShardMessage<K, V>, ? extends CompletionStage<?>> handler) {
    return core.handleAwaiting(SubscriptionKind.SHARD, channels, handler);
  }

  @Override
  public CompletableFuture<Void> ssubscribe(Collection<? extends K> channels) {
    return core.collect(SubscriptionKind.SHARD, channels);
  }

  @Override
  public Items<ShardMessage<K, V>> shardMessages(Collection<? extends K> channels) {
    return core.publisher(SubscriptionKind.SHARD, channels);
  }

  @Override
  @SuppressWarnings({"unchecked", "varargs"})
  public CompletableFuture<Void> sunsubscribe(K... channels) {
    return core.unsubscribeSomeOrAll(SubscriptionKind.SHARD, Arrays.asList(channels));
  }

  @Override
  public CompletableFuture<Void> sunsubscribe(Collection<? extends K> channels) {
    return core.unsubscribeSome(SubscriptionKind.SHARD, channels);
  }

  @Override
  public CompletableFuture<Subscription> subscribeKeyspace(
      K pattern, Consumer<? super KeyspaceEvent<K, V>> handler) {
    return subscribeKeyspace(List.of(pattern), handler);
  }

  @Override
  public CompletableFuture<Subscription> subscribeKeyspace(
      Collection<? extends K> patterns, Consumer<? super KeyspaceEvent<K, V>> handler) {
    return core.handle(SubscriptionKind.KEYSPACE, patterns, handler);
  }

  @Override
  public CompletableFuture<Subscription> subscribeKeyspaceAwaiting(
      K pattern, Function<? super KeyspaceEvent<K, V>, ? extends CompletionStage<?>> handler) {
    return subscribeKeyspaceAwaiting(List.of(pattern), handler);
  }

  @Override
  public CompletableFuture<Subscription> subscribeKeyspaceAwaiting(
      Collection<? extends K> patterns,
      Function<? super KeyspaceEvent<K, V>, ? extends CompletionStage<?>> handler) {
    return core.handleAwaiting(SubscriptionKind.KEYSPACE, patterns, handler);
  }

  @Override
  public CompletableFuture<Void> subscribeKeyspace(Collection<? extends K> patterns) {
    return core.collect(SubscriptionKind.KEYSPACE, patterns);
  }

  @Override
  public Items<KeyspaceEvent<K, V>> keyspaceEvents(Collection<? extends K> patterns) {
    return core.publisher(SubscriptionKind.KEYSPACE, patterns);
  }

  @Override
  @SuppressWarnings({"unchecked", "varargs"})
  public CompletableFuture<Void> unsubscribeKeyspace(K... patterns) {
    return core.unsubscribeSomeOrAll(SubscriptionKind.KEYSPACE, Arrays.asList(patterns));
  }

  @Override
  public CompletableFuture<Void> unsubscribeKeyspace(Collection<? extends K> patterns) {
    return core.unsubscribeSome(SubscriptionKind.KEYSPACE, patterns);
  }

  @Override
  public @Nullable PubSubMessage<K, V> poll() {
    return core.receiver().pollQueue().poll();
  }

  @Override
  public CompletableFuture<PubSubMessage<K, V>> next() {
    return core.receiver().pollQueue().next();
  }

  @Override
  public Subscription onGap(Consumer<? super Gap<K>> handler) {
    return core.onGap(handler);
  }

  @Override
  public CompletableFuture<V> ping(V message) {
    Codec<V> values = format.valueCodec();
    byte[] packed = CodecCalls.encode(values, message);
    ReplyMapper<V> text = Replies.required(values);
    ReplyMapper<V> pong =
        reply -> {
          if (reply.type().isAggregate()) {
            reply.element(Replies.text());
            return reply.element(text);
          }
          return text.map(reply);
        };
    return core.submit(
        new Call<>(Command.of(InternalSpecs.PING, packed).returning(pong), settings));
  }

  @Override
  public CompletableFuture<Void> closed() {
    return core.closed();
  }

  @Override
  public PubSubStatistics statistics() {
    return core.receiver().statistics();
  }

  /** Completes when this is closed, by whomever. */
  public CompletableFuture<Void> gone() {
    return core.receiver().closed();
  }

  @Override
  public CompletableFuture<Void> closeAsync() {
    return core.closeAsync();
  }

  @Override
  public void close() {
    CompletableFuture<Void> closing = core.closeAsync();
    if (!GuardedFuture.onEventLoop() && !HandlerThreads.isHandingOver()) {
      closing.join();
    }
  }
}
