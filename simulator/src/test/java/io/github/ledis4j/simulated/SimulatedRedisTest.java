package io.github.ledis4j.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.LoopThread;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class SimulatedRedisTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private static Outcome outcome(SimulatedRedis server, CompletableFuture<?> future) {
    return server.await(future.handle((value, failure) -> Outcome.of(failure)));
  }

  @Test
  void should_forget_a_key_when_its_time_has_passed() {
    try (SimulatedRedis server = new SimulatedRedis()) {
      RedisClient redis = server.client();
      server.await(redis.set("session", "ann", HOUR));
      server.advance(HOUR.minusMinutes(1));
      assertEquals("ann", server.await(redis.get("session")));
      server.advance(Duration.ofMinutes(1));
      assertNull(server.await(redis.get("session")));
      assertTrue(server.elapsed().compareTo(HOUR) >= 0);
    }
  }

  @Test
  void should_do_nothing_when_no_time_passes() {
    try (SimulatedRedis server = new SimulatedRedis()) {
      CompletableFuture<Long> count = server.client().incr("count");
      server.advance(Duration.ZERO);
      assertFalse(count.isDone());
      server.advance(Duration.ofSeconds(1));
      assertEquals(1L, count.join());
    }
  }

  @Test
  void should_time_out_when_the_network_is_silent_and_go_on_after_it() {
    try (SimulatedRedis server = new SimulatedRedis()) {
      RedisClient redis = server.client(options -> options.commandTimeout(HOUR));
      server.await(redis.ping());
      server.silence();
      assertEquals(Outcome.UNKNOWN, outcome(server, redis.incr("count")));
      server.restore();
      assertNull(server.await(redis.get("count")));
    }
  }

  @Test
  void should_have_counted_once_when_the_reply_is_lost() {
    try (SimulatedRedis server = new SimulatedRedis()) {
      RedisClient redis = server.client();
      server.await(redis.ping());
      server.cutRepliesAfter(0);
      assertEquals(Outcome.UNKNOWN, outcome(server, redis.incr("count")));
      assertEquals("1", server.await(redis.get("count")));
    }
  }

  @Test
  void should_not_have_sent_when_connections_are_refused() {
    try (SimulatedRedis server = new SimulatedRedis()) {
      RedisClient redis = server.client(options -> options.commandTimeout(Duration.ofMinutes(1)));
      server.refuseConnections();
      assertEquals(Outcome.NOT_SENT, outcome(server, redis.incr("count")));
      CompletableFuture<Long> patient = redis.incr("count");
      server.restore();
      assertEquals(1L, server.await(patient));
    }
  }

  @Test
  void should_connect_again_when_connections_end() {
    try (SimulatedRedis server = new SimulatedRedis()) {
      RedisClient redis = server.client();
      server.await(redis.set("k", "v"));
      server.closeConnections();
      assertEquals("v", server.await(redis.get("k")));
      server.resetConnections();
      assertEquals("v", server.await(redis.get("k")));
    }
  }

  @Test
  void should_let_a_blocking_pop_go_when_its_time_has_passed() {
    try (SimulatedRedis server = new SimulatedRedis()) {
      RedisClient redis = server.client();
      assertNull(server.await(redis.blpop(HOUR, "jobs")));
      assertTrue(server.elapsed().compareTo(HOUR) >= 0);
    }
  }

  @Test
  void should_run_the_same_when_the_seed_is_the_same_and_otherwise_when_not() {
    Set<Duration> times = new HashSet<>();
    for (long seed = 1; seed <= 20; seed++) {
      assertEquals(timeOfTwoCommands(seed), timeOfTwoCommands(seed));
      times.add(timeOfTwoCommands(seed));
    }
    assertTrue(times.size() > 10, times.toString());
  }

  private static Duration timeOfTwoCommands(long seed) {
    try (SimulatedRedis server = new SimulatedRedis(seed)) {
      RedisClient redis = server.client();
      server.await(redis.set("k", "v"));
      server.await(redis.get("k"));
      return server.elapsed();
    }
  }

  /** The reason of a refusal must not be looked for on a thread that the clock does not know. */
  @Test
  void should_run_the_same_when_connections_are_refused() {
    for (long seed = 1; seed <= 20; seed++) {
      assertEquals(timeOfARefusal(seed), timeOfARefusal(seed));
    }
  }

  private static Duration timeOfARefusal(long seed) {
    try (SimulatedRedis server = new SimulatedRedis(seed)) {
      server.refuseConnections();
      CompletableFuture<String> pong = server.client().ping();
      server.advance(Duration.ofSeconds(1));
      server.restore();
      server.await(pong);
      return server.elapsed();
    }
  }

  @Test
  void should_say_whose_fault_it_is_when_the_model_has_no_such_command() {
    try (SimulatedRedis server = new SimulatedRedis()) {
      CompletableFuture<?> unknown = server.client().zcard("scores");
      CompletionException thrown =
          assertThrows(CompletionException.class, () -> server.await(unknown));
      assertTrue(
          thrown.getMessage().contains("SimulatedRedis does not have the command 'ZCARD'"),
          thrown.getMessage());
      assertTrue(server.commands().contains("get"));
      assertFalse(server.commands().contains("zcard"));
    }
  }

  @Test
  void should_throw_when_a_test_waits_in_another_way_and_no_more_when_closed() {
    try (SimulatedRedis server = new SimulatedRedis();
        RedisClient redis = server.client()) {
      assertThrows(IllegalStateException.class, redis.get("k")::join);
    }
    assertFalse(LoopThread.isCurrent());
  }

  @Test
  void should_give_up_when_a_future_is_never_done() {
    try (SimulatedRedis server = new SimulatedRedis()) {
      CompletableFuture<String> never = new CompletableFuture<>();
      assertThrows(AssertionError.class, () -> server.await(never));
    }
  }
}
