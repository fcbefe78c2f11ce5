package io.github.ledis4j.internal.cluster;

import static io.github.ledis4j.internal.cluster.FakeReplies.shards;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.pubsub.Gap;
import io.github.ledis4j.pubsub.PubSub;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keyspace events where masters come and go that a real cluster hardly ever has. */
@Tag("any-jvm")
class KeyspaceMastersTest {
  private static final String SUBSCRIBED = "PSUBSCRIBE __keyspace@0__:k:*";

  private final FakeNode a = new FakeNode();
  private final FakeNode b = new FakeNode();
  private final Queue<Gap<String>> gaps = new ConcurrentLinkedQueue<>();
  private final RedisClusterClient redis =
      RedisClusterClient.builder()
          .nodes(a.endpoint())
          .connections(c -> c.reconnectMax(Duration.ofMillis(100)))
          .build();
  private final PubSub<String, String> pubsub = redis.pubsub();

  @BeforeEach
  void confirm() {
    a.answers = FakeReplies::confirmed;
    b.answers = FakeReplies::confirmed;
    pubsub.onGap(gaps::add);
  }

  @AfterEach
  void close() {
    redis.close();
    a.close();
    b.close();
  }

  private void view(String shards) {
    a.shards = shards;
    b.shards = shards;
  }

  private void subscribe() throws Exception {
    pubsub.subscribeKeyspace("k:*", event -> {}).get(30, TimeUnit.SECONDS);
  }

  /** Has the client look who is there. */
  private void look() throws Exception {
    redis.connect().handle((done, failure) -> done).get(30, TimeUnit.SECONDS);
  }

  private static void await(BooleanSupplier condition) {
    Until.within(Duration.ofSeconds(30), condition);
  }

  @Test
  void should_listen_to_a_new_master_when_it_has_refused_the_client_at_first() throws Exception {
    view(shards(a, 0, 16_383));
    subscribe();
    b.hello = "-NOAUTH Authentication required.\r\n";
    view(shards(a, b));
    look();
    await(() -> b.hellos() > 1);
    b.hello = FakeNode.HELLO;

    await(() -> b.requests().contains(SUBSCRIBED));
    await(() -> gaps.stream().anyMatch(gap -> gap.names().equals(List.of("k:*"))));
    assertEquals(List.of(SUBSCRIBED), a.requests());
  }

  @Test
  void should_tell_the_gap_when_a_master_leaves_while_its_connection_is_lost() throws Exception {
    view(shards(a, b));
    subscribe();
    b.down = true;
    b.cut();
    await(() -> b.refused() > 0); // by then the client has noticed
    view(shards(a, 0, 16_383));
    look();

    await(() -> gaps.stream().anyMatch(gap -> gap.names().equals(List.of("k:*"))));
  }
}
