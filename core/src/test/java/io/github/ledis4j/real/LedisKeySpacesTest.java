package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.ledis.LedisScoredMember;
import io.github.ledis4j.command.ledis.LedisType;
import io.github.ledis4j.testkit.LedisServer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One key in all five key spaces of a LedisDB. */
class LedisKeySpacesTest {
  private static final Set<LedisType> ALL = EnumSet.allOf(LedisType.class);
  private static final Duration HOUR = Duration.ofHours(1);

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private static LedisClient ledis;

  @BeforeAll
  static void connect() {
    ledis = LedisClient.create(LEDIS.uri());
  }

  @AfterAll
  static void close() {
    if (ledis != null) {
      ledis.close();
    }
  }

  @BeforeEach
  void fill() {
    ledis.flushdb().join();
    ledis.set("everywhere", "v").join();
    ledis.rpush("everywhere", "a", "b").join();
    ledis.hset("everywhere", "f", "v").join();
    ledis.sadd("everywhere", "m").join();
    ledis.zadd("everywhere", List.of(new LedisScoredMember<>("m", 1))).join();
    ledis.hset("hash", "f", "v").join();
  }

  @Test
  void should_tell_where_a_key_is() {
    assertEquals(ALL, ledis.typesOf("everywhere").join());
    assertEquals(EnumSet.of(LedisType.HASH), ledis.typesOf("hash").join());
    assertEquals(Set.of(), ledis.typesOf("missing").join());
  }

  @Test
  void should_clear_a_key_in_every_space_and_tell_where_it_was() {
    assertEquals(ALL, ledis.clearAll("everywhere").join());
    assertEquals(Set.of(), ledis.typesOf("everywhere").join());
    assertEquals(Set.of(), ledis.clearAll("everywhere").join());
    assertEquals(EnumSet.of(LedisType.HASH), ledis.typesOf("hash").join());
    assertNull(ledis.get("everywhere").join());
    assertEquals(0L, ledis.llen("everywhere").join());
  }

  @Test
  void should_expire_and_persist_a_key_where_it_is() {
    assertEquals(ALL, ledis.expireAll("everywhere", HOUR).join());
    assertEquals(EnumSet.of(LedisType.HASH), ledis.expireAll("hash", HOUR).join());
    assertEquals(Set.of(), ledis.expireAll("missing", HOUR).join());
    assertEquals(ALL, ledis.ttlAll("everywhere").join().keySet());
    assertEquals(EnumSet.of(LedisType.HASH), ledis.persistAll("hash").join());
    assertEquals(Map.of(), ledis.ttlAll("hash").join());
  }

  @Test
  void should_refuse_what_no_command_takes_before_anything_is_sent() {
    assertThrows(NullPointerException.class, () -> ledis.clearAll(null));
    assertThrows(
        IllegalArgumentException.class, () -> ledis.expireAll("everywhere", Duration.ZERO));
    assertEquals(Map.of(), ledis.ttlAll("everywhere").join());
  }

  @Test
  void should_refuse_to_be_waited_for_on_the_event_loop() {
    Command<Object> waiting =
        Command.of("PING")
            .returning( // runs on the event loop
                pong ->
                    assertThrows(
                        IllegalStateException.class, () -> ledis.typesOf("everywhere").join()));
    ledis.execute(waiting).join();
  }
}
