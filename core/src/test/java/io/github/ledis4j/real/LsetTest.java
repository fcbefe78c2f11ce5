package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.testkit.LedisServer;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LedisDB hides what is set in a list that is missing. */
class LsetTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private final LedisClient client = LedisClient.create(LEDIS.uri());

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void should_replace_elements_when_the_list_has_them() {
    client.rpush("l", "a", "b", "c").join();

    client.lset("l", 0, "A").join();
    client.lset("l", 1, "B").join();
    client.lset("l", -1, "C").join();

    assertEquals(List.of("A", "B", "C"), client.lrange("l", 0, -1).join());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1, -2, 1L << 32, -1L - (1L << 32), Long.MAX_VALUE, Long.MIN_VALUE})
  void should_fail_and_hide_nothing_when_the_list_is_missing(long index) {
    CompletionException failure =
        assertThrows(CompletionException.class, () -> client.lset("missing", index, "v").join());

    ServerException refusal = assertInstanceOf(ServerException.class, failure.getCause());
    assertEquals("invalid list index", refusal.text());
    assertEquals(Outcome.REJECTED, Outcome.of(failure));
    assertNull(client.lindex("missing", 0).join());
  }

  @Test
  void should_throw_and_send_nothing_when_an_argument_is_null() {
    assertThrows(NullPointerException.class, () -> client.lset("l", 0, null));
    assertThrows(NullPointerException.class, () -> client.lset(null, 0, "v"));
    assertEquals(0, client.statistics().shared().commands());
    assertEquals(0, client.statistics().shared().connected());
  }
}
