package io.github.ledis4j.command.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.Limit;
import io.github.ledis4j.command.RecordingSink;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.ledis.LedisCommands;
import io.github.ledis4j.command.ledis.LedisScoreRange;
import io.github.ledis4j.command.ledis.LedisScoredMember;
import io.github.ledis4j.command.redis.RedisCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What users write, as they write it: this compiles without a warning. */
class ApiSamplesTest {
  private final RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
  private final LedisCommands<String, String> ledis = sink.as(LedisCommands.class);
  private final RedisCommands<String, String> redis = sink.as(RedisCommands.class);

  @Test
  void should_chain_commands_when_one_needs_the_other() {
    List<String> printed = new ArrayList<>();
    sink.willReply("+OK\r\n");
    sink.willReply("$5\r\nhello\r\n");

    ledis
        .set("greeting", "hello")
        .thenCompose(stored -> ledis.get("greeting"))
        .thenAccept(printed::add)
        .join();

    assertEquals(List.of("hello"), printed);
  }

  @Test
  void should_keep_types_when_commands_are_sent_together() {
    sink.willReply(":1\r\n");
    sink.willReply("$-1\r\n");

    CompletableFuture<Long> hits = ledis.incr("hits");
    CompletableFuture<String> name = ledis.get("name");

    assertEquals(1L, hits.join());
    assertEquals(null, name.join());
  }

  @Test
  void should_read_scores_when_sorted_sets_are_asked() {
    sink.willReply(":2\r\n");
    sink.willReply("*2\r\n$3\r\nann\r\n$3\r\n310\r\n");
    sink.willReply("*1\r\n$3\r\nann\r\n");

    ledis.zadd(
        "scores",
        List.of(new LedisScoredMember<>("ann", 310), new LedisScoredMember<>("bob", 290)));
    CompletableFuture<List<LedisScoredMember<String>>> best =
        ledis.zrevrangeWithScores("scores", 0, 9);
    CompletableFuture<List<String>> some =
        ledis.zrangebyscore("scores", LedisScoreRange.between(300, 400), Limit.first(20));

    assertEquals(310, best.join().get(0).score());
    assertEquals(List.of("ann"), some.join());
    assertEquals(
        List.of("ZRANGEBYSCORE", "scores", "300", "400", "LIMIT", "0", "20"), sink.lastWords());
  }

  @Test
  void should_send_anything_when_there_is_no_method_for_it() {
    sink.willReply("*1\r\n:0\r\n");
    sink.willReply("$3\r\nraw\r\n");

    CompletableFuture<Reply> found =
        redis.execute(Command.of("FT.SEARCH", "idx", "@title:java").returning(Replies.tree()));
    CompletableFuture<Reply> encoding = redis.execute("OBJECT", "ENCODING", "k");

    assertEquals(0, found.join().elements().get(0).integer());
    assertEquals("raw", encoding.join().text());
    assertEquals(List.of("OBJECT", "ENCODING", "k"), sink.lastWords());
  }

  @Test
  void should_need_no_suppression_when_caller_is_generic_and_has_an_array() {
    sink.willReply(":2\r\n");

    assertTrue(deleteAll(ledis, new String[] {"a", "b"}).join() > 0);
    assertEquals(List.of("DEL", "a", "b"), sink.lastWords());
  }

  private static <K> CompletableFuture<Long> deleteAll(LedisCommands<K, ?> sink, K[] keys) {
    return sink.del(keys);
  }
}
