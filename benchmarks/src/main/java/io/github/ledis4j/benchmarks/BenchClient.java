package io.github.ledis4j.benchmarks;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What every client is asked to do. A callback gets the value a caller would work with (text,
 * bytes, list, set, map), or the failure; it runs on whatever thread the client completes its
 * futures on. A blocking client calls back before it returns.
 */
abstract class BenchClient implements AutoCloseable {

  abstract void get(String key, BiConsumer<Object, Throwable> done);

  abstract void set(String key, String value, BiConsumer<Object, Throwable> done);

  abstract void mget(List<String> keys, BiConsumer<Object, Throwable> done);

  void getBytes(String key, BiConsumer<Object, Throwable> done) {
    throw notAsked();
  }

  void setBytes(String key, byte[] value, BiConsumer<Object, Throwable> done) {
    throw notAsked();
  }

  void lrange(String key, BiConsumer<Object, Throwable> done) {
    throw notAsked();
  }

  void smembers(String key, BiConsumer<Object, Throwable> done) {
    throw notAsked();
  }

  void hgetall(String key, BiConsumer<Object, Throwable> done) {
    throw notAsked();
  }

  /** Sets the keys in one transaction; calls back when all of its futures are complete. */
  void transaction(List<String> keys, String value, BiConsumer<Object, Throwable> done) {
    throw notAsked();
  }

  /** Waits for the value, by the client's own way of waiting. */
  abstract String getAndWait(String key);

  /** Sends one SET per key as a batch; calls back when all are answered. */
  abstract void setBatch(List<String> keys, String value, BiConsumer<Object, Throwable> done);

  /** Sends one GET per key as a batch; calls back when all are answered. */
  void getBatch(List<String> keys, BiConsumer<Object, Throwable> done) {
    throw new UnsupportedOperationException("only asked of clients without futures");
  }

  /** Subscribes a channel and returns when that is confirmed; the listener gets each message. */
  void listen(String channel, Consumer<String> listener) {
    throw notAsked();
  }

  /** Publishes a message so many times, without waiting where the client need not. */
  void publish(String channel, String message, int times) {
    throw notAsked();
  }

  static UnsupportedOperationException notAsked() {
    return new UnsupportedOperationException("only asked of clients that are measured with it");
  }

  @Override
  public abstract void close();
}
