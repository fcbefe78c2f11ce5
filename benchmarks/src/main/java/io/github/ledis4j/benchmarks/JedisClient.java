package io.github.ledis4j.benchmarks;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.Pipeline;

/** Jedis with one connection per calling thread, and its blocking pipeline for batches. */
class JedisClient extends BenchClient {
  private final Set<Jedis> connections = ConcurrentHashMap.newKeySet();
  private final ThreadLocal<Jedis> connection;

  JedisClient(Address address) {
    connection = ThreadLocal.withInitial(() -> connect(address));
  }

  private Jedis connect(Address address) {
    Jedis jedis = new Jedis(address.host(), address.port(), 120_000);
    connections.add(jedis);
    return jedis;
  }

  @Override
  void get(String key, BiConsumer<Object, Throwable> done) {
    done.accept(connection.get().get(key), null);
  }

  @Override
  void set(String key, String value, BiConsumer<Object, Throwable> done) {
    done.accept(connection.get().set(key, value), null);
  }

  @Override
  void mget(List<String> keys, BiConsumer<Object, Throwable> done) {
    done.accept(connection.get().mget(keys.toArray(String[]::new)), null);
  }

  @Override
  void getBytes(String key, BiConsumer<Object, Throwable> done) {
    done.accept(connection.get().get(Data.ascii(key)), null);
  }

  @Override
  void setBytes(String key, byte[] value, BiConsumer<Object, Throwable> done) {
    done.accept(connection.get().set(Data.ascii(key), value), null);
  }

  @Override
  void lrange(String key, BiConsumer<Object, Throwable> done) {
    done.accept(connection.get().lrange(key, 0, -1), null);
  }

  @Override
  void smembers(String key, BiConsumer<Object, Throwable> done) {
    done.accept(connection.get().smembers(key), null);
  }

  @Override
  void hgetall(String key, BiConsumer<Object, Throwable> done) {
    done.accept(connection.get().hgetAll(key), null);
  }

  @Override
  void transaction(List<String> keys, String value, BiConsumer<Object, Throwable> done) {
    AbstractTransaction transaction = connection.get().multi();
    keys.forEach(key -> transaction.set(key, value));
    done.accept(transaction.exec(), null);
  }

  @Override
  void listen(String channel, Consumer<String> listener) {
    CountDownLatch subscribed = new CountDownLatch(1);
    JedisPubSub pubsub =
        new JedisPubSub() {
          @Override
          public void onSubscribe(String to, int channels) {
            subscribed.countDown();
          }

          @Override
          public void onMessage(String from, String message) {
            listener.accept(message);
          }
        };
    Thread thread = new Thread(() -> connection.get().subscribe(pubsub, channel), "jedis-pubsub");
    thread.setDaemon(true);
    thread.start();
    try {
      subscribed.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  void publish(String channel, String message, int times) {
    Pipeline pipeline = connection.get().pipelined();
    for (int i = 0; i < times; i++) {
      pipeline.publish(channel, message);
    }
    pipeline.sync();
  }

  @Override
  String getAndWait(String key) {
    return connection.get().get(key);
  }

  @Override
  void setBatch(List<String> keys, String value, BiConsumer<Object, Throwable> done) {
    Pipeline pipeline = connection.get().pipelined();
    keys.forEach(key -> pipeline.set(key, value));
    pipeline.sync();
    done.accept(keys, null);
  }

  @Override
  void getBatch(List<String> keys, BiConsumer<Object, Throwable> done) {
    Pipeline pipeline = connection.get().pipelined();
    keys.forEach(pipeline::get);
    pipeline.sync();
    done.accept(keys, null);
  }

  @Override
  public void close() {
    connections.forEach(Jedis::close);
  }
}
