package io.github.ledis4j.internal.pubsub;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.internal.CodecCalls;
import io.github.ledis4j.flow.Items;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.pubsub.Gap;
import io.github.ledis4j.pubsub.PubSubMessage;
import io.github.ledis4j.pubsub.Subscription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes what users want to the event loop, in the order of their calls. Thread-safe. */
final class PubSubCore<K, V> {
  private final Receiver<K, V> receiver;
  private final Codec<K> keys;
  private final KeyspaceChannels<K> keyspace;
  private final CallSettings settings;

  PubSubCore(Receiver<K, V> receiver, Codec<K> keys, int database, CallSettings settings) {
    this.receiver = receiver;
    this.keys = keys;
    this.keyspace = new KeyspaceChannels<>(keys, database);
    this.settings = settings;
  }

  Receiver<K, V> receiver() {
    return receiver;
  }

  <M extends PubSubMessage<K, V>> CompletableFuture<Subscription> handle(
      SubscriptionKind kind, Collection<? extends K> names, Consumer<? super M> handler) {
    requireNonNull(handler, "handler");
    return add(kind, names, Delivery.<M>to(handler, receiver.common()));
  }

  <M extends PubSubMessage<K, V>> CompletableFuture<Subscription> handleAwaiting(
      SubscriptionKind kind,
      Collection<? extends K> names,
      Function<? super M, ? extends CompletionStage<?>> handler) {
    requireNonNull(handler, "handler");
    return add(kind, names, HandlerDelivery.<M>awaiting(receiver.common(), handler));
  }

  private CompletableFuture<Subscription> add(
      SubscriptionKind kind, Collection<? extends K> names, Delivery<?> delivery) {
    List<RequestedName<K>> wanted = encodeSome(kind, names);
    Taker<K, V> taker = new Taker<>(anyOf(delivery), settings);
    SubscriptionHandle handle = new SubscriptionHandle(delivery, () -> release(taker));
    CompletableFuture<Subscription> future = new GuardedFuture<>();
    taker.confirmed().whenComplete((done, failure) -> complete(future, handle, failure));
    future.whenComplete(
        (done, failure) -> {
          if (future.isCancelled()) {
            handle.cancel(); // nobody would hold what is confirmed later
          }
        });
    subscribe(kind, wanted, taker);
    return future;
  }

  private static <T> void complete(
      CompletableFuture<T> future, @Nullable T value, @Nullable Throwable failure) {
    if (failure == null) {
      future.complete(value);
    } else {
      future.completeExceptionally(failure);
    }
  }

  /** A kind of names brings one kind of messages, which is that of the handlers for it. */
  @SuppressWarnings("unchecked")
  private static <K, V> Delivery<PubSubMessage<K, V>> anyOf(Delivery<?> delivery) {
    return (Delivery<PubSubMessage<K, V>>) delivery;
  }

  CompletableFuture<Void> collect(SubscriptionKind kind, Collection<? extends K> names) {
    List<RequestedName<K>> wanted = encodeSome(kind, names);
    Taker<K, V> taker = new Taker<>(null, settings);
    subscribe(kind, wanted, taker);
    return taker.confirmed();
  }

  <M extends PubSubMessage<K, V>> Items<M> publisher(
      SubscriptionKind kind, Collection<? extends K> names) {
    List<RequestedName<K>> wanted = encodeSome(kind, names);
    return new MessagePublisher<M>(receiver.common(), () -> new Source<>(kind, wanted));
  }

  /** The names that one subscriber of a publisher is subscribed to. */
  private final class Source<M> implements MessagePublisher.Source<M> {
    private final SubscriptionKind kind;
    private final List<RequestedName<K>> wanted;
    private volatile @Nullable Taker<K, V> taker;

    Source(SubscriptionKind kind, List<RequestedName<K>> wanted) {
      this.kind = kind;
      this.wanted = wanted;
    }

    @Override
    public void start(Delivery<M> delivery) {
      Taker<K, V> started = new Taker<>(anyOf(delivery), settings);
      taker = started;
      subscribe(kind, wanted, started);
      if (delivery.isEnding()) {
        release(started);
      }
    }

    @Override
    public void cancel() {
      Taker<K, V> started = taker;
      if (started != null) {
        release(started);
      }
    }
  }

  CompletableFuture<Void> unsubscribeSomeOrAll(
      SubscriptionKind kind, Collection<? extends K> names) {
    requireOpen();
    return unsubscribe(kind, names.isEmpty() ? null : encode(kind, names));
  }

  CompletableFuture<Void> unsubscribeSome(SubscriptionKind kind, Collection<? extends K> names) {
    return unsubscribe(kind, encodeSome(kind, names));
  }

  private CompletableFuture<Void> unsubscribe(
      SubscriptionKind kind, @Nullable List<RequestedName<K>> wanted) {
    return onLoop(() -> receiver.subscriptions().unsubscribe(kind, wanted));
  }

  private CompletableFuture<Void> release(Taker<K, V> taker) {
    return onLoop(() -> receiver.subscriptions().release(taker));
  }

  private void subscribe(SubscriptionKind kind, List<RequestedName<K>> wanted, Taker<K, V> taker) {
    if (!receiver.tryExecute(() -> receiver.subscribe(kind, wanted, taker))) {
      taker.fail(Subscriptions.closed());
    }
  }

  /** Does something on the event loop; without one there is nothing left to be done. */
  private CompletableFuture<Void> onLoop(Supplier<CompletableFuture<Void>> task) {
    CompletableFuture<Void> result = new GuardedFuture<>();
    boolean asked =
        receiver.tryExecute(
            () -> task.get().whenComplete((done, failure) -> complete(result, null, failure)));
    if (!asked) {
      result.complete(null);
    }
    return result;
  }

  private List<RequestedName<K>> encodeSome(SubscriptionKind kind, Collection<? extends K> names) {
    requireOpen();
    if (names.isEmpty()) {
      throw new IllegalArgumentException("at least one " + kind.word + " is needed");
    }
    return encode(kind, names);
  }

  private List<RequestedName<K>> encode(SubscriptionKind kind, Collection<? extends K> names) {
    List<RequestedName<K>> wanted = new ArrayList<>(names.size());
    for (K name : names) {
      byte[] bytes = CodecCalls.encode(keys, requireNonNull(name, "name")).clone();
      K key = CodecCalls.read(keys, bytes.clone(), 0, bytes.length);
      boolean ofKeys = kind == SubscriptionKind.KEYSPACE;
      wanted.add(new RequestedName<>(ofKeys ? keyspace.of(bytes) : bytes, key));
    }
    return wanted;
  }

  private void requireOpen() {
    if (receiver.isClosed()) {
      throw new IllegalStateException("pub/sub is closed");
    }
  }

  Subscription onGap(Consumer<? super Gap<K>> handler) {
    requireNonNull(handler, "handler");
    requireOpen();
    Delivery<Gap<K>> delivery = Delivery.to(handler, receiver.common().withoutDrops());
    receiver.gaps().add(delivery);
    if (receiver.isClosed()) {
      delivery.end(null, true);
    }
    return new SubscriptionHandle(
        delivery,
        () -> {
          receiver.gaps().remove(delivery);
          return CompletableFuture.completedFuture(null);
        });
  }

  <T> CompletableFuture<T> submit(Call<T> call) {
    requireOpen();
    return receiver.main().submit(call);
  }

  CompletableFuture<Void> closed() {
    requireOpen();
    return onLoop(
        () -> {
          List<String> unhandled = receiver.subscriptions().unhandled();
          return unhandled.isEmpty()
              ? receiver.closed()
              : CompletableFuture.failedFuture(
                  new IllegalStateException("nobody handles the messages of " + unhandled));
        });
  }

  CompletableFuture<Void> closeAsync() {
    receiver.close();
    return receiver.closed().copy();
  }
}
