package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LockNotOwnedException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.lock.HeldLock;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Locks on servers that break off or answer late: who holds them, and what is sent for that. */
class LockFaultsTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration LEASE = Duration.ofMillis(60_500);
  private static final String OK = "+OK\r\n";
  private static final String YES = ":1\r\n";
  private static final String NO = ":0\r\n";

  private static RedisClient redis(ScriptedServer server) {
    return Faults.client(server.start(), LONG).build();
  }

  private static LedisClient ledis(ScriptedServer server) {
    return LedisClient.builder().url(server.start().uri()).commandTimeout(LONG).build();
  }

  private static List<String> names(ScriptedServer server, int count) {
    return server.awaitRequests(count).stream().map(words -> words.get(0)).toList();
  }

  @Test
  void should_hold_the_lock_when_the_answer_is_lost_and_a_second_question_says_so() {
    ScriptedServer server =
        ScriptedServer.onFreePort().thenClose().onNextConnection().thenReply(YES);
    try (server;
        RedisClient client = redis(server)) {
      HeldLock held = Faults.value(client.lock("k").lease(LEASE).acquire());

      List<String> set = server.requests().get(0);
      assertEquals(List.of("SET", "k", held.token(), "NX", "PX", "60500"), set);
      List<String> again = server.requests().get(1);
      assertEquals("EVALSHA", again.get(0));
      assertEquals(List.of("1", "k", held.token(), "60500"), again.subList(2, again.size()));
      assertEquals(2, server.requests().size());
    }
  }

  @Test
  void should_go_on_waiting_when_the_answer_is_lost_and_another_has_the_lock() {
    ScriptedServer server =
        ScriptedServer.onFreePort()
            .thenClose()
            .onNextConnection()
            .thenReply(NO)
            .thenReply("$-1\r\n")
            .thenReply(OK);
    try (server;
        RedisClient client = redis(server)) {
      Faults.value(client.lock("k").lease(LEASE).pollEvery(Duration.ofMillis(1)).acquire());

      assertEquals(List.of("SET", "EVALSHA", "SET", "SET"), names(server, 4));
    }
  }

  @Test
  void should_release_what_may_have_been_taken_when_no_question_is_answered() {
    ScriptedServer server =
        ScriptedServer.onFreePort()
            .thenClose()
            .onNextConnection()
            .thenClose()
            .onNextConnection()
            .thenReply(YES);
    try (server;
        RedisClient client = redis(server)) {
      Throwable failure = Faults.failure(client.lock("k").lease(LEASE).acquire());

      assertInstanceOf(ConnectionException.class, failure);
      assertEquals(Outcome.UNKNOWN, Outcome.of(failure));
      assertEquals(List.of("SET", "EVALSHA", "EVALSHA"), names(server, 3));
      String token = server.requests().get(0).get(2);
      List<String> release = server.requests().get(2);
      assertEquals(List.of("1", "k", token), release.subList(2, release.size()));
    }
  }

  @Test
  void should_release_what_may_have_been_taken_when_no_question_can_be_sent() {
    ScriptedServer server =
        ScriptedServer.onFreePort().thenClose().onNextConnection().thenReply(YES);
    try (server;
        RedisClient client = redis(server)) {
      client.connect().join();
      server.refuseConnections();
      Throwable failure = Faults.failure(client.lock("k").waitAtMost(Duration.ZERO).acquire());
      assertEquals(Outcome.UNKNOWN, Outcome.of(failure));

      server.acceptConnections();
      assertEquals(List.of("SET", "EVALSHA"), names(server, 2));
      String token = server.requests().get(0).get(2);
      List<String> release = server.requests().get(1);
      assertEquals(List.of("1", "k", token), release.subList(2, release.size()));
    }
  }

  @Test
  void should_release_what_is_given_too_late_when_the_caller_has_left() {
    ScriptedServer server = ScriptedServer.replying(OK).thenReply(YES);
    try (server;
        RedisClient client = redis(server)) {
      server.holdReplies();
      CompletableFuture<HeldLock> waiting = client.lock("k").lease(LEASE).acquire();
      server.awaitRequests(1);
      waiting.cancel(false);
      server.releaseReplies();

      assertEquals(List.of("SET", "EVALSHA"), names(server, 2));
      assertTrue(waiting.isCancelled());
    }
  }

  @Test
  void should_release_what_is_given_too_late_when_the_client_is_closed() {
    ScriptedServer server = ScriptedServer.replying(OK).thenReply(YES);
    try (server;
        RedisClient client = redis(server)) {
      server.holdReplies();
      CompletableFuture<HeldLock> waiting = client.lock("k").lease(LEASE).acquire();
      server.awaitRequests(1);
      CompletableFuture<Void> closed = client.closeAsync();
      assertFalse(closed.isDone());
      server.releaseReplies();

      Faults.value(closed);
      assertInstanceOf(ConnectionException.class, Faults.failure(waiting));
      assertEquals(List.of("SET", "EVALSHA"), names(server, 2));
    }
  }

  @Test
  void should_not_count_as_held_when_the_answer_takes_longer_than_the_lease() {
    ScriptedServer server = ScriptedServer.replying(OK).thenReply(YES);
    try (server;
        RedisClient client = redis(server)) {
      client.connect().join();
      server.holdReplies();
      Throwable failure =
          Faults.failure(client.lock("k").lease(Duration.ofMillis(500)).tryAcquire());

      assertInstanceOf(CommandTimeoutException.class, failure);
      assertEquals(Outcome.UNKNOWN, Outcome.of(failure));
      assertEquals(List.of("SET", "EVALSHA", "EVALSHA"), names(server, 3));
      server.releaseReplies();
    }
  }

  @Test
  void should_fail_with_the_servers_error_when_it_refuses() {
    ScriptedServer server = ScriptedServer.replying("-OOM no memory\r\n");
    try (server;
        RedisClient client = redis(server)) {
      assertInstanceOf(
          ServerException.class, Faults.failure(client.lock("k").lease(LEASE).acquire()));
      assertEquals(List.of("SET"), names(server, 1));
    }
  }

  @Test
  void should_release_once_more_when_the_answer_to_a_release_is_lost() {
    ScriptedServer server =
        ScriptedServer.replying(OK).thenClose().onNextConnection().thenReply(NO);
    try (server;
        RedisClient client = redis(server)) {
      HeldLock held = Faults.value(client.lock("k").lease(LEASE).acquire());
      Faults.value(held.release());

      assertEquals(List.of("SET", "EVALSHA", "EVALSHA"), names(server, 3));
      assertEquals(server.requests().get(1), server.requests().get(2));
    }
  }

  @Test
  void should_say_that_it_was_lost_when_the_server_said_so_before_a_release_is_asked_for_twice() {
    ScriptedServer server =
        ScriptedServer.replying(OK).thenReply(NO).thenClose().onNextConnection().thenReply(NO);
    try (server;
        RedisClient client = redis(server)) {
      HeldLock held = Faults.value(client.lock("k").lease(LEASE).acquire());
      assertInstanceOf(LockNotOwnedException.class, Faults.failure(held.reacquire()));

      assertInstanceOf(LockNotOwnedException.class, Faults.failure(held.release()));
      assertEquals(List.of("SET", "EVALSHA", "EVALSHA", "EVALSHA"), names(server, 4));
    }
  }

  @Test
  void should_not_begin_the_work_when_the_lease_is_over_before_callbacks_run() {
    BlockingQueue<Runnable> callbacks = new LinkedBlockingQueue<>();
    ScriptedServer server = ScriptedServer.replying(OK).thenReply(NO);
    try (server;
        RedisClient client =
            Faults.client(server.start(), LONG).completeOn(callbacks::add).build()) {
      AtomicBoolean begun = new AtomicBoolean();
      CompletableFuture<String> done =
          client
              .lock("k")
              .lease(Duration.ofMillis(500))
              .whileHeld(
                  held -> {
                    begun.set(true);
                    return CompletableFuture.completedFuture("v");
                  });
      server.awaitRequests(1);
      long over = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
      Faults.await(() -> !callbacks.isEmpty() && System.nanoTime() > over);
      callbacks.remove().run();

      assertInstanceOf(LockNotOwnedException.class, Faults.failure(done));
      assertFalse(begun.get());
      assertEquals(List.of("SET", "EVALSHA"), names(server, 2));
    }
  }

  @Test
  void should_give_the_value_of_the_work_when_no_release_is_answered() {
    ScriptedServer server = ScriptedServer.replying(OK).thenClose();
    server.onNextConnection().thenClose();
    try (server;
        RedisClient client = redis(server)) {
      assertEquals(
          "v",
          Faults.value(
              client
                  .lock("k")
                  .lease(LEASE)
                  .whileHeld(held -> CompletableFuture.completedFuture("v"))));
      assertEquals(List.of("SET", "EVALSHA", "EVALSHA"), names(server, 3));
    }
  }

  @Test
  void should_hold_a_lock_of_ledisdb_when_the_answer_is_lost_and_the_value_is_there() {
    ScriptedServer server =
        ScriptedServer.onFreePort()
            .likeLedisDb()
            .thenClose()
            .onNextConnection()
            .thenReply("$3\r\nt 6\r\n")
            .thenReply(YES);
    try (server;
        LedisClient client = ledis(server)) {
      Faults.value(client.lock("k").token("t").lease(Duration.ofSeconds(5)).acquire());

      assertEquals(
          List.of(List.of("SETNX", "k", "t 6"), List.of("GET", "k"), List.of("EXPIRE", "k", "6")),
          server.requests());
    }
  }

  @Test
  void should_ask_again_and_give_the_lock_its_end_when_ledisdb_refuses_that_first() {
    ScriptedServer server =
        ScriptedServer.onFreePort()
            .likeLedisDb()
            .thenReply(YES)
            .thenReply("-ERR not now\r\n")
            .thenReply("$3\r\nt 6\r\n")
            .thenReply(YES);
    try (server;
        LedisClient client = ledis(server)) {
      Faults.value(client.lock("k").token("t").lease(Duration.ofSeconds(5)).acquire());

      assertEquals(List.of("SETNX", "EXPIRE", "GET", "EXPIRE"), names(server, 4));
    }
  }

  @Test
  void should_not_count_as_held_when_ledisdb_has_no_such_value_after_all() {
    ScriptedServer server = ScriptedServer.onFreePort().likeLedisDb().thenReply(YES).thenReply(NO);
    try (server;
        LedisClient client = ledis(server)) {
      assertNull(Faults.value(client.lock("k").lease(LEASE).tryAcquire()));
      assertEquals(List.of("SETNX", "EXPIRE"), names(server, 2));
    }
  }

  @Test
  void should_not_delete_when_the_value_in_ledisdb_is_anothers() {
    ScriptedServer server =
        ScriptedServer.onFreePort()
            .likeLedisDb()
            .thenReply(YES)
            .thenReply(YES)
            .thenReply("$3\r\nx 6\r\n");
    try (server;
        LedisClient client = ledis(server)) {
      HeldLock held = Faults.value(client.lock("k").token("t").lease(LEASE).acquire());

      assertInstanceOf(LockNotOwnedException.class, Faults.failure(held.release()));
      assertEquals(List.of("SETNX", "EXPIRE", "GET"), names(server, 3));
    }
  }

  @Test
  void should_not_delete_when_the_lease_was_over_before_that_could_be_sent() throws Exception {
    ScriptedServer server =
        ScriptedServer.onFreePort()
            .likeLedisDb()
            .thenReply(YES)
            .thenReply(YES)
            .thenReply("$3\r\nt 2\r\n")
            .thenSwallow()
            .thenReply("$-1\r\n");
    try (server;
        LedisClient client = ledis(server)) {
      client.connect().join();
      long over = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_100);
      HeldLock held =
          Faults.value(client.lock("k").token("t").lease(Duration.ofSeconds(1)).acquire());
      server.holdReplies();
      CompletableFuture<Void> released = held.release();
      server.awaitRequests(3);
      // What comes behind this one has to wait in the queue until it is answered.
      CompletableFuture<Boolean> large = client.set("large", "x".repeat(100_000));
      Thread.sleep(600);
      server.releaseReplies();
      server.awaitRequests(4);
      Thread.sleep(Math.max(0, TimeUnit.NANOSECONDS.toMillis(over - System.nanoTime())));
      server.send("+OK\r\n");

      Faults.value(large);
      Faults.value(client.get("later"));
      assertEquals(List.of("SETNX", "EXPIRE", "GET", "SET", "GET"), names(server, 5));
      assertEquals(Outcome.NOT_SENT, Outcome.of(Faults.failure(released)));
    }
  }

  @Test
  void should_not_count_on_a_lease_that_the_server_was_told_to_shorten() {
    ScriptedServer server = ScriptedServer.replying(OK).thenReply(":60500\r\n").thenSwallow();
    try (server;
        RedisClient client = redis(server)) {
      HeldLock held = Faults.value(client.lock("k").lease(LEASE).acquire());
      server.holdReplies();
      CompletableFuture<Void> whole = held.reacquire();
      CompletableFuture<Void> shorter = held.extendTo(Duration.ofSeconds(5));
      server.releaseReplies();
      server.awaitRequests(3);
      Faults.value(whole);

      assertTrue(held.remaining().compareTo(Duration.ofSeconds(5)) <= 0);
      assertFalse(shorter.isDone());
      server.send(":5000\r\n");
      Faults.value(shorter);
    }
  }
}
