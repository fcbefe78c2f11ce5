package io.github.ledis4j.internal.cluster;

import static io.github.ledis4j.internal.cluster.FakeReplies.moved;
import static io.github.ledis4j.internal.cluster.FakeReplies.shards;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.cluster.ReadFrom;
import io.github.ledis4j.error.Outcome;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Event loops of the program that end before a cluster's client does: nobody waits for ever. */
class ClusterLoopsEndTest {
  private final FakeNode a = new FakeNode();
  private final FakeNode b = new FakeNode();
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final RedisClusterClient redis =
      RedisClusterClient.builder()
          .nodes(a.endpoint())
          .commandTimeout(Duration.ofHours(1))
          .connections(c -> c.eventLoopGroup(group))
          .build();

  @BeforeEach
  void ownedByFirst() {
    a.shards = shards(a, b);
    b.shards = a.shards;
  }

  @AfterEach
  void close() throws Exception {
    redis.closeAsync().get(20, TimeUnit.SECONDS);
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS);
    a.close();
    b.close();
  }

  private void endLoops() throws Exception {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS);
    assertTrue(group.awaitTermination(20, TimeUnit.SECONDS));
  }

  private static Outcome outcome(CompletableFuture<?> call) throws Exception {
    return call.handle((value, failure) -> Outcome.of(failure)).get(20, TimeUnit.SECONDS);
  }

  @Test
  void should_end_calls_when_they_were_sent() throws Exception {
    CountDownLatch came = new CountDownLatch(1);
    a.answers =
        words -> {
          came.countDown();
          return null;
        };
    CompletableFuture<Boolean> call = redis.set("k", "v");
    assertTrue(came.await(20, TimeUnit.SECONDS));

    endLoops();

    assertEquals(Outcome.UNKNOWN, outcome(call));
  }

  @Test
  void should_end_calls_when_they_wait_for_an_owner() throws Exception {
    a.shards = null;
    CompletableFuture<Boolean> call = redis.set("k", "v");

    endLoops();

    assertEquals(Outcome.NOT_SENT, outcome(call));
  }

  @Test
  void should_end_calls_when_they_wait_for_a_node_that_is_gone() throws Exception {
    a.answers = words -> moved(b);
    b.down = true;
    CompletableFuture<Boolean> call = redis.set("k", "v");

    endLoops();

    assertTrue(outcome(call) != Outcome.EXECUTED, "executed");
  }

  @Test
  void should_end_reads_when_they_wait_for_a_replica() throws Exception {
    CompletableFuture<String> read = redis.readFrom(ReadFrom.REPLICA).get("k");
    a.shards = null;

    endLoops();

    assertEquals(Outcome.NOT_SENT, outcome(read));
    assertEquals(Outcome.NOT_SENT, outcome(redis.readFrom(ReadFrom.REPLICA).get("k")));
  }

  @Test
  void should_refuse_calls_when_they_come_later() throws Exception {
    assertTrue(redis.set("k", "v").get(20, TimeUnit.SECONDS));
    endLoops();

    assertEquals(Outcome.NOT_SENT, outcome(redis.set("k", "v")));
    assertEquals(Outcome.NOT_SENT, outcome(redis.set("other", "v")));
    assertThrows(ExecutionException.class, () -> redis.connect().get(20, TimeUnit.SECONDS));
  }
}
