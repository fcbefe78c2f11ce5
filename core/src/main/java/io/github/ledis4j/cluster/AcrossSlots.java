package io.github.ledis4j.cluster;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands that may have keys of several slots: each is taken apart into one command per slot,
 * which are sent together, and what they result in is put together again. So it is <em>not
 * atomic</em>: others see some parts done and some not, and some may fail while others run.
 *
 * <p>A future ends when all parts have ended. If one of them has failed, it fails with a {@link
 * io.github.ledis4j.error.PartsException} that says what became of each, also if there is one part
 * only. Cancelling it cancels what was not sent. Deadline, retries and codecs are those of the view
 * that this was made of; an observer is told of each part.
 *
 * <p>No other command is ever taken apart. Implemented by this library only, which may add methods
 * in any version. Immutable and thread-safe.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface AcrossSlots<K, V> {

  /**
   * Reads several values ({@code MGET}).
   *
   * @param keys at least one key
   * @return one element per key, in the order of the keys, null for each key that is missing
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<@Nullable V>> mget(K... keys) {
    return mget(Arrays.asList(keys));
  }

  /**
   * Reads several values ({@code MGET}).
   *
   * @param keys at least one key
   * @return one element per key, in the order of the keys, null for each key that is missing
   * @throws IllegalArgumentException if there is no key
   */
  CompletableFuture<List<@Nullable V>> mget(Collection<? extends K> keys);

  /**
   * Stores several values ({@code MSET}). Times to live that the keys have end.
   *
   * @param values at least one key with its value
   * @return completes when all are stored
   * @throws IllegalArgumentException if the map is empty
   */
  CompletableFuture<Void> mset(Map<? extends K, ? extends V> values);

  /**
   * Deletes keys ({@code DEL}).
   *
   * @param keys at least one key
   * @return how many there were
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> del(K... keys) {
    return del(Arrays.asList(keys));
  }

  /**
   * Deletes keys ({@code DEL}).
   *
   * @param keys at least one key
   * @return how many there were
   * @throws IllegalArgumentException if there is no key
   */
  CompletableFuture<Long> del(Collection<? extends K> keys);

  /**
   * Deletes keys and frees their memory later ({@code UNLINK}).
   *
   * @param keys at least one key
   * @return how many there were
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> unlink(K... keys) {
    return unlink(Arrays.asList(keys));
  }

  /**
   * Deletes keys and frees their memory later ({@code UNLINK}).
   *
   * @param keys at least one key
   * @return how many there were
   * @throws IllegalArgumentException if there is no key
   */
  CompletableFuture<Long> unlink(Collection<? extends K> keys);

  /**
   * Counts which of several keys are there ({@code EXISTS}).
   *
   * @param keys at least one key
   * @return how many there are, a key that is given twice counting twice
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> existsCount(K... keys) {
    return existsCount(Arrays.asList(keys));
  }

  /**
   * Counts which of several keys are there ({@code EXISTS}).
   *
   * @param keys at least one key
   * @return how many there are, a key that is given twice counting twice
   * @throws IllegalArgumentException if there is no key
   */
  CompletableFuture<Long> existsCount(Collection<? extends K> keys);

  /**
   * Marks keys as used just now ({@code TOUCH}).
   *
   * @param keys at least one key
   * @return how many there are
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> touch(K... keys) {
    return touch(Arrays.asList(keys));
  }

  /**
   * Marks keys as used just now ({@code TOUCH}).
   *
   * @param keys at least one key
   * @return how many there are
   * @throws IllegalArgumentException if there is no key
   */
  CompletableFuture<Long> touch(Collection<? extends K> keys);
}
