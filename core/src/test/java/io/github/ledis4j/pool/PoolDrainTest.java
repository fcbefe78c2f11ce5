package io.github.ledis4j.pool;

import static io.github.ledis4j.internal.pool.PoolFixture.await;
import static io.github.ledis4j.internal.pool.PoolFixture.awaitUntil;
import static io.github.ledis4j.internal.pool.PoolFixture.endpoint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.RedisServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How long closing waits for what is open. */
class PoolDrainTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofHours(1);

  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static RedisClient client(Endpoint endpoint, Duration drain) {
    return RedisClient.builder()
        .endpoint(endpoint)
        .commandTimeout(Duration.ZERO)
        .connections(c -> c.deadPeerAfter(Duration.ZERO))
        .leases(p -> p.drainTimeout(drain))
        .build();
  }

  private static Outcome failure(CompletableFuture<?> future) {
    return assertThrows(ConnectionException.class, () -> await(future)).outcome();
  }

  private static void assertFailsTheRest(Duration drain) {
    RedisClient client = client(endpoint(REDIS), drain);
    await(client.connect());
    REDIS.suspend();
    try {
      CompletableFuture<Boolean> open = client.set("k", "v");
      CompletableFuture<Void> closed = client.closeAsync();
      assertEquals(Outcome.UNKNOWN, failure(open));
      await(closed);
    } finally {
      REDIS.resume();
    }
  }

  @Test
  void should_fail_what_is_left_when_the_time_is_over() {
    assertFailsTheRest(SHORT);
  }

  @Test
  void should_fail_what_is_open_at_once_when_there_is_no_time() {
    assertFailsTheRest(Duration.ZERO);
  }

  @Test
  void should_close_as_soon_as_all_is_done_and_refuse_new_commands_until_then() {
    RedisClient client = client(endpoint(REDIS), LONG);
    await(client.connect());
    REDIS.suspend();
    CompletableFuture<Void> closed;
    CompletableFuture<Boolean> open;
    try {
      open = client.set("k", "v");
      closed = client.closeAsync();
      assertThrows(IllegalStateException.class, () -> client.get("k"));
      assertFalse(closed.isDone());
    } finally {
      REDIS.resume();
    }
    assertEquals(true, await(open));
    await(closed);
  }

  @Test
  void should_end_open_leases_when_the_time_is_over() {
    RedisClient client = client(endpoint(REDIS), SHORT);
    CompletableFuture<Reply> popped =
        client.withConnection(c -> c.execute("BLPOP", "nothing-there", 0));
    awaitUntil(() -> client.statistics().acquired() == 1);
    CompletableFuture<Void> closed = client.closeAsync();
    failure(popped);
    await(closed);
  }

  @Test
  void should_fail_what_waits_for_a_connection_when_the_time_is_over() {
    RedisClient client = client(Endpoint.tcp("localhost", 1), SHORT);
    CompletableFuture<Boolean> waiting = client.set("k", "v");
    CompletableFuture<Void> closed = client.closeAsync();
    assertEquals(Outcome.NOT_SENT, failure(waiting));
    await(closed);
  }
}
