package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.command.ledis.LedisScoredMember;
import io.github.ledis4j.command.ledis.LedisType;
import io.github.ledis4j.testkit.LedisServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  @RegisterExtension static final LedisServer FROM = LedisServer.onFreePort();

  @RegisterExtension static final LedisServer TO = LedisServer.onFreePort();

  @Test
  void should_find_keys_there_when_they_were_moved() {
    try (LedisClient from = LedisClient.create(FROM.uri());
        LedisClient to = LedisClient.create(TO.uri())) {
      from.setex("k", Duration.ofSeconds(1000), "v").join();
      from.zadd("k", List.of(new LedisScoredMember<>("m", 5))).join();

      assertEquals(
          true, from.xmigrate(TO.host(), TO.port(), LedisType.ZSET, "k", 2, TIMEOUT).join());
      assertEquals(5L, to.withDatabase(2).zscore("k", "m").join());
      assertEquals("v", from.get("k").join());

      from.xmigrateAll(TO.host(), TO.port(), "k", 2, TIMEOUT).join();
      assertEquals("v", to.withDatabase(2).get("k").join());
      assertTrue(to.withDatabase(2).ttl("k").join().toSeconds() > 900);
      assertEquals(false, from.exists("k").join());
    }
  }
}
