package io.github.ledis4j.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Vert.x Redis client on the native transport, with one connection held and its own batches. */
final class VertxClient extends BenchClient {
  private final Vertx vertx;
  private final RedisConnection connection;

  VertxClient(Address address) {
    vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    RedisOptions options =
        new RedisOptions()
            .setConnectionString((address.unix() ? "unix://" : "redis://") + address.place())
            .setType(address.cluster() ? RedisClientType.CLUSTER : RedisClientType.STANDALONE)
            .setProtocolNegotiation(!address.ledis());
    connection = Redis.createClient(vertx, options).connect().await();
  }

  private void send(
      Request request, Function<Response, Object> value, BiConsumer<Object, Throwable> done) {
    connection
        .send(request)
        .onComplete(
            (reply, failure) -> done.accept(reply == null ? null : value.apply(reply), failure));
  }

  @Override
  void get(String key, BiConsumer<Object, Throwable> done) {
    send(Request.cmd(Command.GET).arg(key), Response::toString, done);
  }

  @Override
  void set(String key, String value, BiConsumer<Object, Throwable> done) {
    send(Request.cmd(Command.SET).arg(key).arg(value), Response::toString, done);
  }

  @Override
  void mget(List<String> keys, BiConsumer<Object, Throwable> done) {
    Request request = Request.cmd(Command.MGET);
    keys.forEach(request::arg);
    send(request, VertxClient::texts, done);
  }

  @Override
  void getBytes(String key, BiConsumer<Object, Throwable> done) {
    send(Request.cmd(Command.GET).arg(key), Response::toBytes, done);
  }

  @Override
  void setBytes(String key, byte[] value, BiConsumer<Object, Throwable> done) {
    send(Request.cmd(Command.SET).arg(key).arg(value), Response::toString, done);
  }

  @Override
  void lrange(String key, BiConsumer<Object, Throwable> done) {
    send(Request.cmd(Command.LRANGE).arg(key).arg(0).arg(-1), VertxClient::texts, done);
  }

  @Override
  void smembers(String key, BiConsumer<Object, Throwable> done) {
    send(Request.cmd(Command.SMEMBERS).arg(key), VertxClient::textSet, done);
  }

  @Override
  void hgetall(String key, BiConsumer<Object, Throwable> done) {
    send(Request.cmd(Command.HGETALL).arg(key), VertxClient::map, done);
  }

  @Override
  void transaction(List<String> keys, String value, BiConsumer<Object, Throwable> done) {
    List<Request> requests = new ArrayList<>(keys.size() + 2);
    requests.add(Request.cmd(Command.MULTI));
    keys.forEach(key -> requests.add(Request.cmd(Command.SET).arg(key).arg(value)));
    requests.add(Request.cmd(Command.EXEC));
    connection
        .batch(requests)
        .onComplete(
            (replies, failure) ->
                done.accept(replies == null ? null : replies.get(replies.size() - 1), failure));
  }

  @Override
  String getAndWait(String key) {
    return connection.send(Request.cmd(Command.GET).arg(key)).await().toString();
  }

  @Override
  void setBatch(List<String> keys, String value, BiConsumer<Object, Throwable> done) {
    List<Request> requests = new ArrayList<>(keys.size());
    keys.forEach(key -> requests.add(Request.cmd(Command.SET).arg(key).arg(value)));
    connection.batch(requests).onComplete(done::accept);
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  private static List<String> texts(Response reply) {
    List<String> texts = new ArrayList<>(reply.size());
    reply.forEach(element -> texts.add(element.toString()));
    return texts;
  }

  private static Set<String> textSet(Response reply) {
    Set<String> texts = new HashSet<>(reply.size() * 2);
    reply.forEach(element -> texts.add(element.toString()));
    return texts;
  }

  private static Map<String, String> map(Response reply) {
    Map<String, String> map = new HashMap<>();
    for (String field : reply.getKeys()) {
      map.put(field, reply.get(field).toString());
    }
    return map;
  }
}
