package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.AuthenticationException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Writes of which the caller says that they do no harm twice. */
class RetryAllTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final String OK = "+OK\r\n";

  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static RedisClient client(ScriptedServer server) {
    return Faults.client(server.start(), LONG).build();
  }

  private static List<String> words(ScriptedServer server, int word) {
    return server.requests().stream().map(request -> request.get(word)).toList();
  }

  /** Takes one command, answers nothing, and closes the connection. */
  private static ScriptedServer losingOne() {
    return ScriptedServer.onFreePort().thenClose().onNextConnection();
  }

  @Test
  void should_send_a_write_again_when_the_view_says_that_it_may() {
    try (ScriptedServer server = losingOne().thenReply(OK);
        RedisClient client = client(server)) {
      RedisView<String, String> view = client.withRetries(RetryPolicy.ALL);
      assertEquals(true, Faults.value(view.set("k", "v")));
      assertEquals(List.of("k", "k"), words(server, 1));
    }
  }

  @Test
  void should_send_a_write_again_when_the_command_says_that_it_may() {
    try (ScriptedServer server = losingOne().thenReply(OK);
        RedisClient client = client(server)) {
      Command<Boolean> set = Command.of("SET", "k", "v").repeatable().returning(Replies.ok());
      assertTrue(set.isRepeatable());
      assertEquals(true, Faults.value(client.execute(set)));
      assertEquals(List.of("k", "k"), words(server, 1));
    }
  }

  @Test
  void should_not_send_a_write_again_when_nobody_says_that_it_may() {
    try (ScriptedServer server = losingOne().thenReply(OK);
        RedisClient client = client(server)) {
      client.withRetries(RetryPolicy.ALL);
      assertEquals(Outcome.UNKNOWN, Outcome.of(Faults.failure(client.set("k", "v"))));
    }
  }

  @Test
  void should_leave_it_unknown_when_the_second_connection_is_lost_too() {
    try (ScriptedServer server = losingOne().thenClose().onNextConnection().thenReply(OK);
        RedisClient client = client(server)) {
      RedisView<String, String> view = client.withRetries(RetryPolicy.ALL);
      assertEquals(Outcome.UNKNOWN, Outcome.of(Faults.failure(view.incr("k"))));
      assertEquals(true, Faults.value(view.set("after", "v")));
      assertEquals(List.of("k", "k", "after"), words(server, 1));
    }
  }

  @Test
  void should_keep_the_order_and_repeat_the_rest_when_a_batch_is_lost_in_its_middle() {
    ScriptedServer server = ScriptedServer.replying(OK).thenReplyAfter(3, OK).thenCutAt(0);
    server.onNextConnection().thenReply(OK);
    try (server;
        RedisClient client = client(server)) {
      Faults.value(client.connect());
      List<CompletableFuture<Boolean>> own = new ArrayList<>();
      Faults.value(
          client
              .withRetries(RetryPolicy.ALL)
              .batch(
                  batch -> {
                    for (String value : List.of("1", "2", "3", "4")) {
                      own.add(batch.set("k", value));
                    }
                  }));
      own.forEach(set -> assertEquals(true, Faults.value(set)));
      assertEquals(List.of("1", "2", "3", "4", "2", "3", "4"), words(server, 2));
    }
  }

  @Test
  void should_not_repeat_a_transaction_that_writes() {
    try (ScriptedServer server = losingOne().thenReply(OK);
        RedisClient client = client(server)) {
      RedisView<String, String> view = client.withRetries(RetryPolicy.ALL);
      assertEquals(
          Outcome.UNKNOWN, Outcome.of(Faults.failure(view.transaction(tx -> tx.set("k", "v")))));
      assertEquals(true, Faults.value(view.set("after", "v")));
      assertEquals(1, words(server, 0).stream().filter("MULTI"::equals).count());
    }
  }

  @Test
  void should_not_say_that_nothing_was_done_when_only_the_second_try_was_refused() {
    try (ScriptedServer server = losingOne().thenReply("-READONLY You can't write\r\n");
        RedisClient client = client(server)) {
      Throwable failure = Faults.failure(client.withRetries(RetryPolicy.ALL).set("k", "v"));
      assertFalse(assertInstanceOf(ServerException.ReadOnly.class, failure).nothingDone());
      assertTrue(failure.getMessage().contains("it was sent before"), failure.getMessage());
    }
  }

  @Test
  void should_not_say_that_it_was_not_sent_when_only_the_second_connection_is_refused() {
    ScriptedServer server = ScriptedServer.replying(OK).scripting("AUTH").thenClose();
    server.onNextConnection().thenReply("-WRONGPASS invalid\r\n");
    try (server;
        RedisClient client = Faults.client(server.start(), LONG).password("s3cret").build()) {
      Throwable failure = Faults.failure(client.withRetries(RetryPolicy.ALL).set("k", "v"));
      assertEquals(Outcome.UNKNOWN, Outcome.of(failure));
      assertInstanceOf(AuthenticationException.class, failure.getCause());
    }
  }

  @Test
  void should_count_each_at_most_twice_when_a_real_server_cuts_connections() {
    try (RedisClient client = RedisClient.create(REDIS.uri());
        RedisClient other = RedisClient.create(REDIS.uri())) {
      RedisView<String, String> view = client.withRetries(RetryPolicy.ALL);
      long id = Faults.value(client.execute("CLIENT", "ID").thenApply(RetryAllTest::number));
      List<CompletableFuture<Long>> counts = new ArrayList<>();
      for (int i = 0; i < 20_000; i++) {
        counts.add(view.incr("n"));
        if (i == 10_000) {
          Faults.value(other.execute("CLIENT", "KILL", "ID", id));
        }
      }
      counts.forEach(Faults::value);
      long sum = Long.parseLong(Faults.value(client.get("n")));
      assertTrue(sum >= 20_000 && sum <= 40_000, "sum " + sum);
    }
  }

  private static long number(Reply reply) {
    return ((Reply.Int) reply).value();
  }
}
