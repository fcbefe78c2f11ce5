package io.github.ledis4j.internal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.testkit.ScriptedServer;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TopologyQuestionTest {
  private static final List<String> SHARDS = List.of("CLUSTER", "SHARDS");
  private static final List<String> SLOTS = List.of("CLUSTER", "SLOTS");

  private final ScriptedServer server = ScriptedServer.onFreePort();

  @Test
  void should_ask_for_shards_when_the_node_knows_them() {
    server.thenReply(Recorded.text("redis-8.2-whole-shards"));

    asking(question -> assertEquals(Recorded.topology("redis-8.2-whole-shards"), ask(question)));

    assertEquals(List.of(SHARDS), server.requests());
  }

  @Test
  void should_ask_for_slots_from_then_on_when_the_node_knows_no_shards() {
    String slots = Recorded.text("redis-6.2-whole-slots");
    server.thenReply(Recorded.text("redis-6.2-no-shards")).thenReply(slots).thenReply(slots);

    asking(
        question -> {
          assertEquals(Recorded.topology("redis-6.2-whole-slots"), ask(question));
          assertEquals(Recorded.topology("redis-6.2-whole-slots"), ask(question));
        });

    assertEquals(List.of(SHARDS, SLOTS, SLOTS), server.requests());
  }

  @Test
  void should_ask_for_slots_this_once_when_a_shard_has_two_masters() {
    String whole = Recorded.text("redis-8.2-whole-shards");
    String slots = Recorded.text("redis-6.2-whole-slots");
    server
        .thenReply(whole.replace("$7\r\nreplica", "$6\r\nmaster"))
        .thenReply(slots)
        .thenReply(whole);

    asking(
        question -> {
          assertEquals(Recorded.topology("redis-6.2-whole-slots"), ask(question));
          assertEquals(Recorded.topology("redis-8.2-whole-shards"), ask(question));
        });

    assertEquals(List.of(SHARDS, SLOTS, SHARDS), server.requests());
  }

  @Test
  void should_fail_when_the_node_is_in_no_cluster() {
    server.thenReply("-ERR This instance has cluster support disabled\r\n");

    asking(question -> assertInstanceOf(ServerException.class, failure(question)));

    assertEquals(List.of(SHARDS), server.requests());
  }

  @Test
  void should_fail_when_the_answer_makes_no_sense() {
    server.thenReply("*1\r\n:1\r\n");

    asking(question -> assertInstanceOf(UnexpectedReplyException.class, failure(question)));
  }

  private void asking(Consumer<TopologyQuestion> work) {
    try (ScriptedServer started = server.start();
        RedisClient client = RedisClient.create(started.redisUri())) {
      work.accept(new TopologyQuestion(client, Recorded.PLAIN));
    }
  }

  private static Object ask(TopologyQuestion question) {
    return question.ask().join();
  }

  private static Throwable failure(TopologyQuestion question) {
    return Causes.bare(assertThrows(CompletionException.class, () -> ask(question)));
  }
}
