package io.github.ledis4j.command.ledis;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One key in all five key spaces of LedisDB, where the same name can be a value, a list, a hash, a
 * set and a sorted set at once. Each method here sends one command or two for every space, together
 * but not as one: other clients may come between. For surfaces that send at once: clients and
 * views.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call. A future fails with
 * the first of its commands that fails; the others may have been executed.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LedisKeySpaces<K, V> extends LedisCommands<K, V> {

  /**
   * Finds out what a key holds ({@code EXISTS}, {@code LKEYEXISTS}, ...).
   *
   * @param key the key
   * @return the spaces in which it is; a set or sorted set that a {@code *STORE} command left empty
   *     counts
   */
  default CompletableFuture<Set<LedisType>> typesOf(K key) {
    requireNonNull(key, "key");
    return AcrossSpaces.where(type -> existsIn(type, key));
  }

  /**
   * Deletes a key in every space ({@code DEL}, {@code LCLEAR}, {@code HCLEAR}, {@code SCLEAR},
   * {@code ZCLEAR}).
   *
   * @param key the key
   * @return the spaces in which it was right before
   */
  default CompletableFuture<Set<LedisType>> clearAll(K key) {
    requireNonNull(key, "key");
    // In this order the answers about a space come from before it was cleared.
    return AcrossSpaces.where(
        type -> existsIn(type, key).thenCombine(clearIn(type, key), (there, done) -> there));
  }

  /**
   * Lets a key expire in every space in which it is ({@code EXPIRE}, {@code LEXPIRE}, ...).
   *
   * @param key the key
   * @param time longer than zero, rounded up to seconds
   * @return the spaces in which it is
   * @throws IllegalArgumentException if the time is zero or negative
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Set<LedisType>> expireAll(K key, Duration time) {
    requireNonNull(key, "key");
    return AcrossSpaces.where(
        type ->
            switch (type) {
              case KV -> expire(key, time);
              case LIST -> lexpire(key, time);
              case HASH -> hexpire(key, time);
              case SET -> sexpire(key, time);
              case ZSET -> zexpire(key, time);
            });
  }

  /**
   * Takes the time to live from a key in every space ({@code PERSIST}, {@code LPERSIST}, ...).
   *
   * @param key the key
   * @return the spaces in which it had one
   */
  default CompletableFuture<Set<LedisType>> persistAll(K key) {
    requireNonNull(key, "key");
    return AcrossSpaces.where(
        type ->
            switch (type) {
              case KV -> persist(key);
              case LIST -> lpersist(key);
              case HASH -> hpersist(key);
              case SET -> spersist(key);
              case ZSET -> zpersist(key);
            });
  }

  /**
   * Asks how long a key will live in each space ({@code TTL}, {@code LTTL}, ...).
   *
   * @param key the key
   * @return whole seconds for the spaces in which it expires
   */
  default CompletableFuture<Map<LedisType, Duration>> ttlAll(K key) {
    requireNonNull(key, "key");
    Function<LedisType, CompletableFuture<@Nullable Duration>> ttl =
        type ->
            switch (type) {
              case KV -> ttl(key);
              case LIST -> lttl(key);
              case HASH -> httl(key);
              case SET -> sttl(key);
              case ZSET -> zttl(key);
            };
    Map<LedisType, Duration> none = new EnumMap<>(LedisType.class);
    return AcrossSpaces.each(
            ttl,
            none,
            (all, type, left) -> {
              if (left != null) {
                all.put(type, left);
              }
            })
        .thenApply(Collections::unmodifiableMap);
  }

  private CompletableFuture<Boolean> existsIn(LedisType type, K key) {
    return switch (type) {
      case KV -> exists(key);
      case LIST -> lkeyexists(key);
      case HASH -> hkeyexists(key);
      case SET -> skeyexists(key);
      case ZSET -> zkeyexists(key);
    };
  }

  @SuppressWarnings("unchecked")
  private CompletableFuture<Long> clearIn(LedisType type, K key) {
    return switch (type) {
      case KV -> del(key);
      case LIST -> lclear(key);
      case HASH -> hclear(key);
      case SET -> sclear(key);
      case ZSET -> zclear(key);
    };
  }
}
