package io.github.ledis4j.benchmarks;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lettuce on its native transport, with manual flush for batches; RESP2 forced on LedisDB. */
final class LettuceClient extends LettuceTextClient {
  private final RedisClient client;
  private final StatefulRedisConnection<String, String> connection;
  private final RedisAsyncCommands<String, String> text;
  private @Nullable RedisAsyncCommands<byte[], byte[]> bytes;

  LettuceClient(Address address) {
    client =
        RedisClient.create(
            address.unix()
                ? RedisURI.Builder.socket(address.place()).build()
                : RedisURI.Builder.redis(address.host(), address.port())
                    .withSsl(address.tls())
                    .withVerifyPeer(!address.tls())
                    .build());
    if (address.ledis()) {
      client.setOptions(ClientOptions.builder().protocolVersion(ProtocolVersion.RESP2).build());
    }
    connection = client.connect();
    text = connection.async();
  }

  @Override
  StatefulRedisConnection<String, String> connection() {
    return connection;
  }

  @Override
  RedisAsyncCommands<String, String> text() {
    return text;
  }

  private synchronized RedisAsyncCommands<byte[], byte[]> bytes() {
    if (bytes == null) {
      bytes = client.connect(ByteArrayCodec.INSTANCE).async();
    }
    return bytes;
  }

  @Override
  void getBytes(String key, BiConsumer<Object, Throwable> done) {
    bytes().get(Data.ascii(key)).whenComplete(done);
  }

  @Override
  void setBytes(String key, byte[] value, BiConsumer<Object, Throwable> done) {
    bytes().set(Data.ascii(key), value).whenComplete(done);
  }

  @Override
  void lrange(String key, BiConsumer<Object, Throwable> done) {
    text.lrange(key, 0, -1).whenComplete(done);
  }

  @Override
  void smembers(String key, BiConsumer<Object, Throwable> done) {
    text.smembers(key).whenComplete(done);
  }

  @Override
  void hgetall(String key, BiConsumer<Object, Throwable> done) {
    text.hgetall(key).whenComplete(done);
  }

  @Override
  void transaction(List<String> keys, String value, BiConsumer<Object, Throwable> done) {
    connection.setAutoFlushCommands(false);
    text.multi();
    keys.forEach(key -> text.set(key, value));
    text.exec().whenComplete(done);
    connection.flushCommands();
    connection.setAutoFlushCommands(true);
  }

  @Override
  void listen(String channel, Consumer<String> listener) {
    StatefulRedisPubSubConnection<String, String> pubsub = client.connectPubSub();
    pubsub.addListener(
        new RedisPubSubAdapter<>() {
          @Override
          public void message(String from, String message) {
            listener.accept(message);
          }
        });
    pubsub.sync().subscribe(channel);
  }

  @Override
  void publish(String channel, String message, int times) {
    for (int i = 0; i < times; i++) {
      text.publish(channel, message);
    }
  }

  @Override
  String getAndWait(String key) {
    return connection.sync().get(key);
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
