package io.github.ledis4j.pool;

import static io.github.ledis4j.internal.pool.PoolFixture.await;
import static io.github.ledis4j.internal.pool.PoolFixture.endpoint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.batch.RedisBatch;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.testkit.RedisServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;

/** Who comes after the end is told so at the call, whatever was closed. */
class PoolClosedTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static void refused(String who, Executable late) {
    IllegalStateException refusal = assertThrows(IllegalStateException.class, late);
    assertEquals(who + " is closed", refusal.getMessage());
  }

  private static void refusesAll(
      String who, RedisView<String, String> view, RedisBatch<String, String> batch) {
    refused(who, () -> view.get("k"));
    refused(who, () -> view.execute("BLPOP", "k", 1));
    refused(who, () -> view.withConnection(c -> c.get("k")));
    refused(who, view::connect);
    refused(who, batch::send);
    refused(who, () -> view.batch(b -> b.get("k")));
  }

  @Test
  void should_refuse_at_the_call_when_the_pool_is_closed() {
    ConnectionPool pool = ConnectionPool.create(endpoint(REDIS));
    RedisClient client = RedisClient.builder().pool(pool).build();
    RedisBatch<String, String> batch = client.batch();
    batch.set("k", "v");
    await(client.set("k", "v"));
    await(pool.closeAsync());
    refused("pool", pool::acquire);
    refused("pool", pool::disconnectAll);
    refused("pool", pool::reset);
    refused("pool", () -> client.withDatabase(7));
    refusesAll("pool", client, batch);
    assertEquals(0, pool.statistics().shared().connected());
    assertTrue(pool.closeAsync().isDone());
    client.close();
  }

  @Test
  void should_refuse_at_the_call_when_the_client_is_closed() {
    RedisClient client = RedisClient.builder().endpoint(endpoint(REDIS)).build();
    RedisBatch<String, String> batch = client.batch();
    batch.set("k", "v");
    await(client.set("k", "v"));
    client.close();
    refusesAll("client", client, batch);
    refusesAll("client", client.withCodecs(Codec.UTF_8, Codec.UTF_8), batch);
    assertNotNull(client.statistics());
    client.close();
  }
}
