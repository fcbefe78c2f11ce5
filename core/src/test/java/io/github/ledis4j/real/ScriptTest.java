package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.UnusableReplyException;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.script.ScriptCommands;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_7_0);

  @Test
  void should_fail_alone_when_the_script_returns_what_its_mapper_does_not_take() {
    try (LedisClient client = LedisClient.create(LEDIS.uri())) {
      client.set("k", "v").join();
      CompletableFuture<Long> number =
          client.eval("return 'text'", List.of(), List.of(), Replies.integer());
      CompletableFuture<String> other = client.get("k");

      CompletionException failure = assertThrows(CompletionException.class, number::join);
      assertInstanceOf(UnusableReplyException.class, failure.getCause());
      assertEquals("v", other.join());
      assertEquals(0, client.statistics().shared().reconnects());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"RESP2", "RESP3"})
  void should_be_false_when_a_script_says_false_on_redis(Protocol protocol) {
    try (RedisClient client =
        RedisClient.builder().url(REDIS.uri()).connections(c -> c.protocol(protocol)).build()) {
      saysTrueAndFalse(client);
    }
  }

  @Test
  void should_be_false_when_a_script_says_false_on_ledisdb() {
    try (LedisClient client = LedisClient.create(LEDIS.uri())) {
      saysTrueAndFalse(client);
    }
  }

  private static void saysTrueAndFalse(ScriptCommands<String, String> client) {
    for (ReplyMapper<Boolean> mapper :
        List.<ReplyMapper<Boolean>>of(Replies.flag(), reply -> reply.bool())) {
      assertEquals(false, client.eval("return false", List.of(), List.of(), mapper).join());
      assertEquals(true, client.eval("return true", List.of(), List.of(), mapper).join());
    }
  }
}
