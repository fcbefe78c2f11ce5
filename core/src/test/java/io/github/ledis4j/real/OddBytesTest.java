package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.CodecException;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.server.SlowlogEntry;
import io.github.ledis4j.error.UnusableReplyException;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bytes that are not UTF-8 never become another text in silence. */
class OddBytesTest {
  private static final byte[] ODD = {'n', (byte) 0xff};

  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_7_0);

  private static <T> T value(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  private static void saysSo(CompletableFuture<?> future) {
    Throwable failure = assertThrows(ExecutionException.class, () -> value(future)).getCause();
    assertInstanceOf(UnusableReplyException.class, failure);
    assertInstanceOf(CodecException.class, failure.getCause());
    assertTrue(failure.getMessage().contains("is not UTF-8; read it as bytes"));
  }

  @Test
  void should_say_so_when_a_group_or_consumer_has_such_a_name() throws Exception {
    try (RedisClient client = RedisClient.create(REDIS.uri())) {
      value(client.execute("XGROUP", "CREATE", "odd", ODD, "$", "MKSTREAM"));
      value(client.execute("XGROUP", "CREATE", "odd", "good", "0"));
      value(client.execute("XADD", "odd", "*", "f", "v"));
      value(client.execute("XREADGROUP", "GROUP", "good", ODD, "STREAMS", "odd", ">"));

      saysSo(client.xinfoGroups("odd"));
      saysSo(client.xinfoConsumers("odd", "good"));
      saysSo(client.xpending("odd", "good"));
      Reply groups = value(client.execute("XINFO GROUPS", "odd"));
      assertTrue(groups.toString().contains("\\x"), groups::toString);
      assertEquals(0, client.statistics().shared().reconnects());
    }
  }

  @Test
  void should_show_the_bytes_of_what_others_sent_in_the_slow_log() throws Exception {
    try (RedisClient client = RedisClient.create(REDIS.uri())) {
      value(client.configSet(Map.of("slowlog-log-slower-than", "0")));
      value(client.execute("SET", ODD, "grüße"));
      List<SlowlogEntry> entries = value(client.slowlogGet());
      assertTrue(
          entries.stream()
              .anyMatch(entry -> entry.command().equals(List.of("SET", "n\\xff", "grüße"))),
          entries.toString());
    }
  }

  @Test
  void should_say_so_when_a_value_is_read_as_text() throws Exception {
    try (RedisClient client = RedisClient.create(REDIS.uri())) {
      value(client.execute("SET", "odd:value", ODD));
      saysSo(client.execute(Command.of("GET", "odd:value").returning(Replies.text())));
      Reply tree = value(client.execute("GET", "odd:value"));
      assertThrows(CodecException.class, tree::text);
      assertArrayEquals(ODD, assertInstanceOf(Reply.Text.class, tree).bytes());
    }
  }
}
