package io.github.ledis4j.internal.cluster;

import static io.github.ledis4j.internal.cluster.FakeReplies.SLOT_OF_K;
import static io.github.ledis4j.internal.cluster.FakeReplies.ask;
import static io.github.ledis4j.internal.cluster.FakeReplies.moved;
import static io.github.ledis4j.internal.cluster.FakeReplies.shards;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.cluster.ClusterStatistics;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.options.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one is told of commands that a cluster sends elsewhere. */
class ClusterObserverTest {
  private final FakeNode a = new FakeNode();
  private final FakeNode b = new FakeNode();
  private final Queue<String> told = new ConcurrentLinkedQueue<>();
  private final RedisClusterClient redis =
      RedisClusterClient.builder().nodes(a.endpoint()).observer(new Teller()).build();

  private final class Teller implements CommandObserver {
    @Override
    public Object submitted(CommandSpec command) {
      told.add("submitted");
      return "token";
    }

    @Override
    public void redirected(
        @Nullable Object token, CommandSpec command, Endpoint from, ServerException refusal) {
      ServerException.Redirect redirect = (ServerException.Redirect) refusal;
      told.add(token + " " + command + " " + name(from) + " -> " + name(redirect.node()));
      assertEquals(SLOT_OF_K, redirect.slot());
    }

    @Override
    public void done(@Nullable Object token, CommandSpec command, Outcome outcome) {
      told.add("done " + outcome);
    }

    private String name(@Nullable Endpoint node) {
      return a.endpoint().equals(node) ? "a" : "b";
    }
  }

  @BeforeEach
  void ownedByFirst() {
    a.shards = shards(a, b);
    b.shards = a.shards;
  }

  @AfterEach
  void close() {
    redis.close();
    a.close();
    b.close();
  }

  /** The end is told after the future has completed. */
  private void awaitTold(int count) {
    Until.within(Duration.ofSeconds(20), () -> told.size() >= count);
  }

  @Test
  void should_tell_of_each_redirect_and_of_one_end_when_a_command_is_sent_on() throws Exception {
    b.answers = words -> b.requests().size() == 1 ? ask(a) : "+OK\r\n";
    a.answers = words -> a.requests().size() == 1 ? moved(b) : "+OK\r\n";

    assertTrue(redis.set("k", "v").get(20, TimeUnit.SECONDS));
    awaitTold(4);

    assertEquals(
        List.of("submitted", "token SET a -> b", "token SET b -> a", "done SUCCEEDED"),
        List.copyOf(told));
    ClusterStatistics now = redis.statistics();
    assertEquals(1, now.moved());
    assertEquals(1, now.asked());
    assertEquals(0, now.waiting());
    assertEquals(Set.of(a.endpoint(), b.endpoint()), now.nodes().keySet());
  }

  @Test
  void should_tell_of_each_part_when_a_transaction_is_sent_on() throws Exception {
    a.answers =
        words ->
            switch (words.get(0)) {
              case "SET" -> moved(b);
              case "EXEC" -> "-EXECABORT Transaction discarded because of previous errors.\r\n";
              default -> "+OK\r\n";
            };
    b.answers =
        words ->
            switch (words.get(0)) {
              case "SET" -> "+QUEUED\r\n";
              case "EXEC" -> "*2\r\n+OK\r\n+OK\r\n";
              default -> "+OK\r\n";
            };

    redis
        .transaction(tx -> tx.set("k", "1").thenCombine(tx.set("k", "2"), (one, two) -> one && two))
        .get(20, TimeUnit.SECONDS);
    awaitTold(6);

    assertEquals(2, told.stream().filter("token SET a -> b"::equals).count());
    assertEquals(2, told.stream().filter("done SUCCEEDED"::equals).count());
    assertEquals(6, told.size(), told::toString);
  }
}
