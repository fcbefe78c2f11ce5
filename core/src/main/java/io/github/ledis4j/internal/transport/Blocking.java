package io.github.ledis4j.internal.transport;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One kind of work that may block at connect, such as looking up names: on threads for that, which
 * are gone when idle, and for each key once at a time, whose result all get who ask meanwhile. So
 * what hangs keeps one thread, however often it is asked for. Thread-safe.
 */
final class Blocking<K, V> {
  private static final int MOST_THREADS = 32;
  private static final long IDLE_SECONDS = 10;
  private static final Executor EXECUTOR = threads(MOST_THREADS, IDLE_SECONDS, "ledis4j-resolve");

  /** What is done for a key. */
  interface Work<K, V> {
    V doFor(K key) throws Exception;
  }

  private final Map<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();
  private final Work<K, V> work;

  Blocking(Work<K, V> work) {
    this.work = work;
  }

  /** As many daemon threads as there are tasks, up to a limit. */
  static Executor threads(int most, long idleSeconds, String name) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            most,
            most,
            idleSeconds,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DefaultThreadFactory(name, true));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** Has the work done, unless that is under way; nobody is to complete the future. */
  CompletableFuture<V> start(K key) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> other = underWay.putIfAbsent(key, mine);
    if (other != null) {
      return other;
    }
    try {
      EXECUTOR.execute(() -> work(key, mine));
    } catch (RuntimeException | Error e) {
      underWay.remove(key);
      mine.completeExceptionally(e);
    }
    return mine;
  }

  /** Whoever asks after the end wants it done anew. */
  private void work(K key, CompletableFuture<V> result) {
    try {
      V value = work.doFor(key);
      underWay.remove(key);
      result.complete(value);
    } catch (Exception | Error e) {
      underWay.remove(key);
      result.completeExceptionally(e);
    }
  }
}
