package io.github.ledis4j.pool;

import static io.github.ledis4j.internal.pool.PoolFixture.await;
import static io.github.ledis4j.internal.pool.PoolFixture.awaitUntil;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.pubsub.Message;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.testkit.RedisServer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is left of connections when a pool starts afresh or ends. */
class PoolEndsTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static long connected(RedisClient observer) {
    String clients = String.valueOf(await(observer.execute("CLIENT", "LIST")).text());
    return clients.lines().count() - 1;
  }

  @Test
  void should_hold_no_socket_when_reset_and_subscribe_again_later() throws Exception {
    try (RedisClient observer = RedisClient.create(REDIS.uri());
        ConnectionPool pool = ConnectionPool.create(REDIS.uri());
        RedisClient redis = RedisClient.builder().pool(pool).build();
        PubSub<String, String> pubsub = redis.pubsub()) {
      BlockingQueue<Message<String, String>> got = new LinkedBlockingQueue<>();
      await(pubsub.subscribe("c", got::add));
      await(redis.ping());
      awaitUntil(() -> connected(observer) == 2);
      await(pool.reset());
      awaitUntil(() -> connected(observer) == 0);
      awaitUntil(() -> await(observer.publish("c", "m")) == 1);
      assertEquals("m", got.take().payload());
    }
  }

  @Test
  void should_come_back_at_once_when_subscribed_after_a_reset() {
    try (ConnectionPool pool = ConnectionPool.create(REDIS.uri());
        RedisClient redis = RedisClient.builder().pool(pool).build();
        PubSub<String, String> pubsub = redis.pubsub()) {
      await(pubsub.subscribe("c", any -> {}));
      await(pool.reset());
      await(pubsub.subscribe("d", any -> {}));
    }
  }
}
