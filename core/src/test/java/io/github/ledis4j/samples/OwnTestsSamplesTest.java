package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How users test their own programs. */
class OwnTestsSamplesTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  @RegisterExtension
  static final ScriptedServer BAD = ScriptedServer.replying("+OK\r\n").thenCutAt(3);

  @Test
  void should_answer_when_the_server_is_real() {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      assertEquals(true, ledis.set("k", "v").join());
    }
  }

  @Test
  void should_know_that_it_does_not_know_when_the_reply_is_cut() {
    try (RedisClient redis =
        RedisClient.builder().url(BAD.redisUri()).retries(RetryPolicy.FAIL_FAST).build()) {
      Outcome outcome = redis.set("k", "v").handle((stored, failure) -> Outcome.of(failure)).join();
      assertEquals(Outcome.UNKNOWN, outcome);
    }
  }
}
