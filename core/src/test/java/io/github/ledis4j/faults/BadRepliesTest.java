package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ProtocolException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A table of replies that cannot be, and what the caller of a write is told of each. */
class BadRepliesTest {
  private static final String OK = "+OK\r\n";

  static Stream<Arguments> faults() {
    return Stream.of(
        row("garbage", s -> s.thenReply("hello\r\n"), ProtocolException.class, "not RESP"),
        row("a bad length", s -> s.thenReply("$x\r\n"), ProtocolException.class, "not RESP"),
        row(
            "a huge bulk",
            s -> s.thenReply("$2000000000\r\n"),
            ProtocolException.class,
            "over the limit"),
        row(
            "too deep",
            s -> s.thenReply("*1\r\n".repeat(100)),
            ProtocolException.class,
            "deeper than 64"),
        row(
            "a wrong type",
            s -> s.thenReply("*1\r\n:1\r\n"),
            ProtocolException.class,
            "cannot be answered by"),
        row("a closed connection", ScriptedServer::thenClose, ConnectionException.class, "lost"),
        row("a reset", ScriptedServer::thenReset, ConnectionException.class, "lost"));
  }

  private static Arguments row(
      String name, UnaryOperator<ScriptedServer> script, Class<?> type, String part) {
    return Arguments.of(name, script, type, part);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void should_fail_that_write_as_unknown_and_work_on_when_a_reply_cannot_be(
      String name, UnaryOperator<ScriptedServer> script, Class<?> type, String part) {
    ScriptedServer server =
        script.apply(ScriptedServer.replying(OK)).onNextConnection().thenReply(OK);
    try (server;
        RedisClient client = Faults.client(server.start(), Duration.ofSeconds(10)).build()) {
      assertEquals(true, Faults.value(client.set("before", "1")));
      Throwable failure = Faults.failure(client.set("k", "v"));
      assertInstanceOf(type, failure);
      assertEquals(Outcome.UNKNOWN, ((LedisException) failure).outcome());
      assertTrue(failure.getMessage().contains(part), failure.getMessage());
      assertEquals(true, Faults.value(client.set("after", "1")));
      assertEquals(3, server.requests().size(), "a sent write is never repeated");
    }
  }

  static IntStream cuts() {
    return IntStream.range(0, "$5\r\nhello\r\n".length());
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void should_repeat_the_read_when_its_reply_was_cut(int bytes) {
    ScriptedServer server =
        ScriptedServer.replying("$5\r\nhello\r\n")
            .thenCutAt(bytes)
            .onNextConnection()
            .thenReply("$5\r\nworld\r\n");
    try (server;
        RedisClient client = Faults.client(server.start(), Duration.ofSeconds(10)).build()) {
      assertEquals("world", Faults.value(client.get("k")));
    }
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void should_not_repeat_a_read_twice_when_the_server_closes_on_it_each_time(int bytes) {
    try (ScriptedServer server = ScriptedServer.replying("$5\r\nhello\r\n").thenCutAt(bytes);
        RedisClient client = Faults.client(server.start(), Duration.ofSeconds(10)).build()) {
      LedisException failure = (LedisException) Faults.failure(client.get("k"));
      assertEquals(Outcome.UNKNOWN, failure.outcome());
      assertEquals(2, server.requests().size());
    }
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void should_not_repeat_a_read_when_only_unsent_commands_may_be(int bytes) {
    try (ScriptedServer server = ScriptedServer.replying("$5\r\nhello\r\n").thenCutAt(bytes);
        RedisClient client =
            Faults.client(server.start(), Duration.ofSeconds(10))
                .retries(RetryPolicy.UNSENT)
                .build()) {
      assertInstanceOf(ConnectionException.class, Faults.failure(client.get("k")));
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void should_read_a_reply_that_comes_byte_by_byte() {
    try (ScriptedServer server = ScriptedServer.replying("$5\r\nhello\r\n").byteByByte();
        RedisClient client = Faults.client(server.start(), Duration.ofSeconds(10)).build()) {
      assertEquals("hello", Faults.value(client.get("k")));
    }
  }

  @Test
  void should_fail_only_the_command_that_the_server_refuses() {
    try (ScriptedServer server =
            ScriptedServer.replying("-WRONGTYPE no string\r\n").thenReply("$1\r\nx\r\n");
        RedisClient client = Faults.client(server.start(), Duration.ofSeconds(10)).build()) {
      CompletableFuture<String> first = client.get("a");
      CompletableFuture<String> second = client.get("b");
      ServerException refusal = (ServerException) Faults.failure(first);
      assertEquals("WRONGTYPE", refusal.code());
      assertEquals(Outcome.REJECTED, refusal.outcome());
      assertEquals("x", Faults.value(second));
    }
  }

  @Test
  void should_close_when_a_reply_comes_that_nobody_waits_for() {
    try (ScriptedServer server =
            ScriptedServer.replying("+OK\r\n+OK\r\n").onNextConnection().thenReply("$1\r\nx\r\n");
        RedisClient client = Faults.client(server.start(), Duration.ofSeconds(10)).build()) {
      assertEquals(true, Faults.value(client.set("a", "b")));
      server.awaitConnections(2);
      assertEquals("x", Faults.value(client.get("k")), "the surplus OK is nobody's reply");
    }
  }

  @Test
  void should_fail_that_command_alone_when_an_error_stands_among_the_elements_of_its_reply() {
    try (ScriptedServer server =
            ScriptedServer.replying("*2\r\n+ok\r\n-ERR no such series\r\n")
                .thenReply("$1\r\nx\r\n");
        RedisClient client = Faults.client(server.start(), Duration.ofSeconds(15)).build()) {
      CompletableFuture<List<String>> added =
          client.execute(
              client
                  .format()
                  .command(CommandSpec.write("TS.MADD"), 1)
                  .key("k")
                  .returning(Replies.list(Replies.required(Codec.UTF_8))));
      CompletableFuture<String> other = client.get("k");
      assertEquals(Outcome.EXECUTED, Outcome.of(Faults.failure(added)));
      assertEquals("x", Faults.value(other));
      assertEquals(1, server.connectionCount());
    }
  }
}
