package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.UnusableReplyException;
import io.github.ledis4j.testkit.LedisServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScriptTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

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
}
