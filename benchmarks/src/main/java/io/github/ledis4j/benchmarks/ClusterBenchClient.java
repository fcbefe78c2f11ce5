package io.github.ledis4j.benchmarks;

import java.util.List;
import java.util.function.BiConsumer;

/** A client of a cluster, which is asked for less. */
abstract class ClusterBenchClient extends BenchClient {

  private static UnsupportedOperationException notAsked() {
    return new UnsupportedOperationException("not asked of clients of a cluster");
  }

  @Override
  void getBytes(String key, BiConsumer<Object, Throwable> done) {
    throw notAsked();
  }

  @Override
  void setBytes(String key, byte[] value, BiConsumer<Object, Throwable> done) {
    throw notAsked();
  }

  @Override
  void lrange(String key, BiConsumer<Object, Throwable> done) {
    throw notAsked();
  }

  @Override
  void smembers(String key, BiConsumer<Object, Throwable> done) {
    throw notAsked();
  }

  @Override
  void hgetall(String key, BiConsumer<Object, Throwable> done) {
    throw notAsked();
  }

  @Override
  void transaction(List<String> keys, String value, BiConsumer<Object, Throwable> done) {
    throw notAsked();
  }
}
