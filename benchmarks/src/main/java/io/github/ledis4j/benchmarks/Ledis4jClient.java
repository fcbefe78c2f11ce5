package io.github.ledis4j.benchmarks;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.LedisView;
import io.github.ledis4j.Redis;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Tls;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.transaction.RedisTransaction;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** ledis4j with its default settings. */
final class Ledis4jClient extends BenchClient {
  private static final Tls ANY = Tls.systemTrust().checkCertificate(false).checkHostName(false);

  private static final CommandSpec LRANGE = CommandSpec.read("LRANGE");
  private static final CommandSpec SMEMBERS = CommandSpec.read("SMEMBERS");
  private static final CommandSpec HGETALL = CommandSpec.read("HGETALL");

  // The two clients have the same methods here, but no type that has them.
  private final CommandSink<String, String> text;
  private final Function<String, CompletableFuture<String>> getText;
  private final Function<String, CompletableFuture<byte[]>> getBytes;
  private final Function<List<String>, CompletableFuture<List<String>>> mget;
  private final BiFunction<String, String, CompletableFuture<Boolean>> setText;
  private final BiFunction<String, byte[], CompletableFuture<Boolean>> setBytes;
  private final BiFunction<List<String>, String, CompletableFuture<BatchResult>> setAll;
  private final @Nullable Redis<String, String> redis;
  private final Runnable close;

  private Ledis4jClient(LedisClient ledis) {
    LedisView<String, byte[]> blobs = ledis.withCodecs(Codec.UTF_8, Codec.WRAPPED_BYTES);
    text = ledis;
    getText = ledis::get;
    getBytes = blobs::get;
    mget = ledis::mget;
    setText = ledis::set;
    setBytes = blobs::set;
    setAll = (keys, value) -> ledis.batch(batch -> keys.forEach(key -> batch.set(key, value)));
    redis = null;
    close = ledis::close;
  }

  private Ledis4jClient(
      Redis<String, String> redis,
      Function<List<String>, CompletableFuture<List<String>>> mget,
      Runnable close) {
    Redis<String, byte[]> blobs = redis.withCodecs(Codec.UTF_8, Codec.WRAPPED_BYTES);
    text = redis;
    getText = redis::get;
    getBytes = blobs::get;
    this.mget = mget;
    setText = redis::set;
    setBytes = blobs::set;
    setAll = (keys, value) -> redis.batch(batch -> keys.forEach(key -> batch.set(key, value)));
    this.redis = redis;
    this.close = close;
  }

  private static Ledis4jClient of(RedisClient redis) {
    return new Ledis4jClient(redis, redis::mget, redis::close);
  }

  private static Ledis4jClient of(RedisClusterClient redis) {
    return new Ledis4jClient(redis, redis.acrossSlots()::mget, redis::close);
  }

  static Ledis4jClient connect(Address address) {
    Endpoint endpoint =
        address.unix()
            ? Endpoint.unixSocket(Path.of(address.place()))
            : Endpoint.tcp(address.host(), address.port());
    if (address.cluster()) {
      return of(RedisClusterClient.builder().nodes(endpoint).build());
    }
    return address.ledis()
        ? new Ledis4jClient(LedisClient.builder().endpoint(endpoint).build())
        : of(RedisClient.builder().endpoint(endpoint).tls(address.tls() ? ANY : null).build());
  }

  @Override
  void get(String key, BiConsumer<Object, Throwable> done) {
    getText.apply(key).whenComplete(done);
  }

  @Override
  void set(String key, String value, BiConsumer<Object, Throwable> done) {
    setText.apply(key, value).whenComplete(done);
  }

  @Override
  void mget(List<String> keys, BiConsumer<Object, Throwable> done) {
    mget.apply(keys).whenComplete(done);
  }

  @Override
  void getBytes(String key, BiConsumer<Object, Throwable> done) {
    getBytes.apply(key).whenComplete(done);
  }

  @Override
  void setBytes(String key, byte[] value, BiConsumer<Object, Throwable> done) {
    setBytes.apply(key, value).whenComplete(done);
  }

  @Override
  void lrange(String key, BiConsumer<Object, Throwable> done) {
    text.execute(Command.of(LRANGE, key, 0, -1).returning(Replies.list(Replies.text())))
        .whenComplete(done);
  }

  @Override
  void smembers(String key, BiConsumer<Object, Throwable> done) {
    var members = Replies.set(Replies.required(Codec.UTF_8));
    text.execute(Command.of(SMEMBERS, key).returning(members)).whenComplete(done);
  }

  @Override
  void hgetall(String key, BiConsumer<Object, Throwable> done) {
    var fields = Replies.map(Replies.required(Codec.UTF_8), Replies.required(Codec.UTF_8));
    text.execute(Command.of(HGETALL, key).returning(fields)).whenComplete(done);
  }

  @Override
  void transaction(List<String> keys, String value, BiConsumer<Object, Throwable> done) {
    RedisTransaction<String, String> transaction = redis().transaction();
    keys.forEach(key -> transaction.set(key, value));
    transaction.send().whenComplete(done);
  }

  @Override
  void listen(String channel, Consumer<String> listener) {
    // Where messages are read, as with the other clients.
    PubSubOptions onLoop = PubSubOptions.DEFAULT.handleOnEventLoop();
    redis().pubsub(onLoop).subscribe(channel, message -> listener.accept(message.payload())).join();
  }

  @Override
  void publish(String channel, String message, int times) {
    Redis<String, String> publisher = redis();
    for (int i = 0; i < times; i++) {
      publisher.publish(channel, message);
    }
  }

  private Redis<String, String> redis() {
    if (redis == null) {
      throw new UnsupportedOperationException("LedisDB has no transactions and no pub/sub");
    }
    return redis;
  }

  @Override
  String getAndWait(String key) {
    return getText.apply(key).join();
  }

  @Override
  void setBatch(List<String> keys, String value, BiConsumer<Object, Throwable> done) {
    setAll.apply(keys, value).thenApply(BatchResult::orThrow).whenComplete(done);
  }

  @Override
  public void close() {
    close.run();
  }
}
