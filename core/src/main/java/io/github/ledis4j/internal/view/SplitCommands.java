package io.github.ledis4j.internal.view;

import static io.github.ledis4j.internal.command.Arguments.count;
import static io.github.ledis4j.internal.command.Arguments.countOf;

import io.github.ledis4j.batch.RedisBatch;
import io.github.ledis4j.cluster.AcrossSlots;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.PartsException;
import io.github.ledis4j.error.UnusableReplyException;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.internal.GuardedFuture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Commands over several slots, each as a batch with one command per slot. Thread-safe. */
public record SplitCommands<K, V>(ViewCore<K, V> core) implements AcrossSlots<K, V> {

  @Override
  public CompletableFuture<List<@Nullable V>> mget(Collection<? extends K> keys) {
    List<byte[]> all = encode(keys);
    return send(
        "MGET",
        all,
        (batch, slot) -> batch.mget(slot.keys()),
        parts -> SlotPart.inOrder(all.size(), parts));
  }

  @Override
  public CompletableFuture<Void> mset(Map<? extends K, ? extends V> values) {
    List<byte[]> keys = new ArrayList<>(countOf(values) / 2);
    List<V> all = new ArrayList<>();
    values.forEach(
        (key, value) -> {
          keys.add(core.encode(key));
          all.add(value);
        });
    return send("MSET", keys, (batch, slot) -> batch.mset(slot.with(all)), parts -> null);
  }

  @Override
  public CompletableFuture<Long> del(Collection<? extends K> keys) {
    return add("DEL", keys, RedisBatch::del);
  }

  @Override
  public CompletableFuture<Long> unlink(Collection<? extends K> keys) {
    return add("UNLINK", keys, RedisBatch::unlink);
  }

  @Override
  public CompletableFuture<Long> existsCount(Collection<? extends K> keys) {
    return add("EXISTS", keys, RedisBatch::existsCount);
  }

  @Override
  public CompletableFuture<Long> touch(Collection<? extends K> keys) {
    return add("TOUCH", keys, RedisBatch::touch);
  }

  private List<byte[]> encode(Collection<? extends K> keys) {
    List<byte[]> encoded = new ArrayList<>(count(keys, "key"));
    keys.forEach(key -> encoded.add(core.encode(key)));
    return encoded;
  }

  private CompletableFuture<Long> add(
      String name,
      Collection<? extends K> keys,
      BiFunction<RedisBatch<byte[], V>, List<byte[]>, CompletableFuture<Long>> command) {
    return send(
        name,
        encode(keys),
        (batch, slot) -> command.apply(batch, slot.keys()),
        parts -> parts.stream().mapToLong(SlotPart::value).sum());
  }

  private <T extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> send(
      String name,
      List<byte[]> keys,
      BiFunction<RedisBatch<byte[], V>, SlotKeys, CompletableFuture<T>> command,
      Function<List<SlotPart<T>>, R> whole) {
    List<CompletableFuture<T>> sent = new ArrayList<>();
    Collection<SlotKeys> slots = SlotKeys.of(keys);
    core.withCodecs(Codec.BYTES, core.format().valueCodec())
        .redisBatch()
        .send(batch -> slots.forEach(slot -> sent.add(command.apply(batch, slot))));
    List<CompletableFuture<SlotPart<T>>> parts = new ArrayList<>();
    for (SlotKeys slot : slots) {
      parts.add(
          sent.get(parts.size())
              .handle((value, cause) -> new SlotPart<>(slot.positions(), value, cause)));
    }
    CompletableFuture<R> result = new GuardedFuture<>();
    GuardedFuture.allOf(parts)
        .whenComplete(
            (over, never) ->
                end(name, result, whole, parts.stream().map(CompletableFuture::join).toList()));
    result.whenComplete((value, failure) -> sent.forEach(part -> part.cancel(false)));
    return result;
  }

  private static <T extends @Nullable Object, R extends @Nullable Object> void end(
      String name,
      CompletableFuture<R> result,
      Function<List<SlotPart<T>>, R> whole,
      List<SlotPart<T>> parts) {
    LedisException failure;
    if (parts.stream().allMatch(part -> part.cause() == null)) {
      try {
        result.complete(whole.apply(parts));
        return;
      } catch (IllegalArgumentException e) {
        failure = new UnusableReplyException(name + ": " + e.getMessage(), e);
      }
    } else {
      failure = new PartsException(name, parts);
    }
    FailureFacts.command(failure, name);
    result.completeExceptionally(failure);
  }
}
