package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.error.UnusableReplyException;
import io.github.ledis4j.event.PopStatistics;
import io.github.ledis4j.event.UndeliveredElement;
import io.github.ledis4j.internal.event.PopCounts;
import io.github.ledis4j.testkit.ScriptedServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Servers that fail a blocking pop, or the way back of what it took. */
class PopFaultsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String POPPED = "*2\r\n$4\r\njobs\r\n*2\r\n$4\r\njobs\r\n$6\r\nsecret\r\n";

  private final BlockingQueue<UndeliveredElement> undelivered = new LinkedBlockingQueue<>();

  private LedisClient.Builder client(ScriptedServer server) {
    return LedisClient.builder().url(server.start().uri()).undelivered(undelivered::add);
  }

  private static ScriptedServer popping() {
    return ScriptedServer.replying(POPPED).likeLedisDb();
  }

  private static void leaveThenAnswer(ScriptedServer server, LedisClient ledis) {
    server.holdReplies();
    CompletableFuture<?> popped = ledis.brpop(LONG, "jobs");
    server.awaitRequests(1);
    popped.cancel(true);
    server.releaseReplies();
  }

  private UndeliveredElement takeUndelivered() throws InterruptedException {
    UndeliveredElement element = undelivered.poll(20, TimeUnit.SECONDS);
    assertEquals("jobs", new String(element.key(), StandardCharsets.UTF_8));
    assertEquals("secret", new String(element.value(), StandardCharsets.UTF_8));
    assertFalse(element.front());
    assertFalse(element.toString().contains("secret"), element::toString);
    return element;
  }

  private static void assertStatistics(PopStatistics expected, LedisClient ledis) {
    Faults.await(() -> ledis.popStatistics().open() == 0);
    assertEquals(expected, ledis.popStatistics());
  }

  @Test
  void should_put_back_what_came_too_late() {
    try (ScriptedServer server = popping().thenReply(":1\r\n");
        LedisClient ledis = client(server).build()) {
      leaveThenAnswer(server, ledis);
      List<List<String>> requests = server.awaitRequests(2);
      assertEquals(List.of("BRPOP", "jobs", "1"), requests.get(0));
      assertEquals(List.of("RPUSH", "jobs", "secret"), requests.get(1));
      assertStatistics(new PopCounts(0, 0, 1, 0, 0), ledis);
    }
  }

  @Test
  void should_hand_over_the_element_when_the_server_dies_before_it_is_back() throws Exception {
    try (ScriptedServer server = popping().thenClose();
        LedisClient ledis = client(server).build()) {
      leaveThenAnswer(server, ledis);
      UndeliveredElement element = takeUndelivered();
      assertEquals(Outcome.UNKNOWN, Outcome.of(element.reason()));
      assertInstanceOf(ConnectionException.class, element.reason());
      assertStatistics(new PopCounts(0, 0, 0, 1, 0), ledis);
    }
  }

  @Test
  void should_hand_over_the_element_when_the_server_refuses_it() throws Exception {
    try (ScriptedServer server = popping().thenReply("-write not support in readonly mode\r\n");
        LedisClient ledis = client(server).build()) {
      leaveThenAnswer(server, ledis);
      assertInstanceOf(ServerException.class, takeUndelivered().reason());
    }
  }

  @Test
  void should_wait_for_the_handler_when_closed() throws Exception {
    try (ScriptedServer server = popping().thenClose()) {
      LedisClient ledis = client(server).build();
      server.holdReplies();
      ledis.brpop(LONG, "jobs");
      server.awaitRequests(1);
      CompletableFuture<Void> closed = ledis.closeAsync();
      server.releaseReplies();
      Faults.value(closed);
      takeUndelivered();
    }
  }

  @Test
  void should_count_and_go_on_when_nobody_takes_the_element() {
    try (ScriptedServer server = popping().thenClose();
        LedisClient ledis = LedisClient.builder().url(server.start().uri()).build()) {
      leaveThenAnswer(server, ledis);
      assertStatistics(new PopCounts(0, 0, 0, 1, 0), ledis);
    }
  }

  @Test
  void should_count_and_go_on_when_the_handler_throws() {
    try (ScriptedServer server = popping().thenClose();
        LedisClient ledis =
            client(server)
                .undelivered(
                    element -> {
                      throw new IllegalStateException("no");
                    })
                .build()) {
      leaveThenAnswer(server, ledis);
      assertStatistics(new PopCounts(0, 0, 0, 1, 0), ledis);
    }
  }

  @Test
  void should_say_unknown_when_the_connection_is_lost_during_a_wait() {
    try (ScriptedServer server = ScriptedServer.onFreePort().likeLedisDb().thenClose();
        LedisClient ledis = client(server).build()) {
      Throwable failure = Faults.failure(ledis.blpop(LONG, "jobs"));
      assertEquals(Outcome.UNKNOWN, Outcome.of(failure));
      assertTrue(failure.getMessage().contains("BLPOP was sent"), failure.getMessage());
      assertStatistics(new PopCounts(0, 0, 0, 0, 1), ledis);
    }
  }

  @Test
  void should_not_take_a_server_for_dead_that_lets_a_pop_wait_for_long() {
    try (ScriptedServer server = popping().thenReply(":1\r\n");
        LedisClient ledis =
            client(server)
                .blockingSlice(Duration.ofMillis(1))
                .connections(c -> c.deadPeerAfter(Duration.ofMillis(500)))
                .build()) {
      server.holdReplies();
      CompletableFuture<?> popped = ledis.blpop(Duration.ofMillis(1), "jobs");
      // The limit of the pop, and its grace, are beyond what a dead peer is given.
      Faults.value(popped);
      assertEquals(1, ledis.popStatistics().open());
      server.releaseReplies();
      assertStatistics(new PopCounts(0, 0, 1, 0, 0), ledis);
    }
  }

  @Test
  void should_never_say_that_nothing_came_when_the_last_answer_did_not_come() {
    try (ScriptedServer server = ScriptedServer.replying(POPPED);
        RedisClient redis =
            RedisClient.builder()
                .url(server.start().redisUri())
                .blockingSlice(Duration.ofMillis(50))
                .connections(c -> c.deadPeerAfter(Duration.ofMillis(200)))
                .build()) {
      server.holdReplies();
      Throwable failure = Faults.failure(redis.blpop(Duration.ofMillis(20), "jobs"));
      assertEquals(Outcome.UNKNOWN, Outcome.of(failure));
      assertTrue(failure.getMessage().contains("an element that it took by then is lost"));
      Faults.await(() -> redis.popStatistics().open() == 0);
      assertEquals(new PopCounts(0, 0, 0, 0, 1), redis.popStatistics());
      Faults.await(() -> redis.statistics().leased() == 0);
    }
  }

  @Test
  void should_say_unknown_and_put_back_what_comes_when_a_ledisdb_answers_nobody() {
    try (ScriptedServer server =
            popping().thenReply(":1\r\n").scripting("PING").onNextConnection().thenSwallow();
        LedisClient ledis =
            client(server)
                .blockingSlice(Duration.ofMillis(50))
                .connections(c -> c.deadPeerAfter(Duration.ofMillis(100)))
                .build()) {
      server.holdReplies();
      CompletableFuture<?> popped = ledis.brpop(Duration.ZERO, "jobs");
      assertEquals(Outcome.UNKNOWN, Outcome.of(Faults.failure(popped)));
      assertEquals(1, ledis.popStatistics().open());
      server.releaseReplies();
      assertStatistics(new PopCounts(0, 0, 1, 0, 0), ledis);
    }
  }

  @Test
  void should_hand_over_the_element_when_its_codec_gives_null() throws Exception {
    Codec<String> nothing = new NullCodec();
    try (ScriptedServer server = popping();
        LedisClient ledis = client(server).build()) {
      Throwable failure =
          Faults.failure(ledis.withCodecs(Codec.UTF_8, nothing).brpop(LONG, "jobs"));
      assertInstanceOf(UnusableReplyException.class, failure);
      assertInstanceOf(UnusableReplyException.class, takeUndelivered().reason());
    }
    try (ScriptedServer server = popping();
        LedisClient ledis = client(server).build()) {
      Throwable failure =
          Faults.failure(ledis.withCodecs(nothing, Codec.UTF_8).brpop(LONG, "jobs"));
      assertInstanceOf(UnusableReplyException.class, failure);
      takeUndelivered();
    }
  }

  private static final class NullCodec implements Codec<String> {
    @Override
    public int size(String value) {
      return value.length();
    }

    @Override
    public void write(String value, byte[] target, int offset) {
      Codec.UTF_8.write(value, target, offset);
    }

    @Override
    @SuppressWarnings("NullAway")
    public String read(byte[] source, int offset, int length) {
      return null;
    }
  }
}
