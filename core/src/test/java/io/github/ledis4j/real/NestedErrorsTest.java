package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.UnusableReplyException;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.pool.RedisConnection;
import io.github.ledis4j.script.Script;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An error that a server puts into an array is an error, and never text or a value. */
class NestedErrorsTest {
  private static final String LUA =
      "redis.call('SET', KEYS[1], 'ran') return {'1', {redis.error_reply('OOPS 12')}}";

  static Stream<Arguments> ways() {
    List<Arguments> ways = new ArrayList<>();
    for (RedisVersion version : RedisVersion.values()) {
      ways.add(Arguments.of(version, Protocol.RESP2, false));
      ways.add(Arguments.of(version, Protocol.RESP2, true));
      ways.add(Arguments.of(version, Protocol.RESP3, false));
    }
    return ways.stream();
  }

  private static RedisClient client(RedisVersion version, Protocol protocol, boolean nettyCodec) {
    return RedisClient.builder()
        .url(Matrix.server(version.name(), false).uri())
        .connections(c -> c.protocol(protocol).nettyCodec(nettyCodec))
        .build();
  }

  private static <T> T value(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  private static void unusable(CompletableFuture<?> future) {
    UnusableReplyException failure =
        assertInstanceOf(
            UnusableReplyException.class,
            assertThrows(ExecutionException.class, () -> value(future)).getCause());
    assertTrue(failure.getMessage().contains("OOPS 12"), failure.getMessage());
  }

  private static List<ReplyMapper<?>> mappers() {
    List<ReplyMapper<?>> all = new ArrayList<>();
    ReplyMapper<@Nullable String> text = Replies.text();
    for (ReplyMapper<?> each :
        List.<ReplyMapper<?>>of(
            text,
            Replies.bytes(),
            Replies.value(Codec.UTF_8),
            Replies.required(Codec.BYTES),
            Replies.valueOrEmpty(Codec.UTF_8),
            Replies.ok(),
            Replies.flag(),
            Replies.integer(),
            Replies.integerOrNull(),
            Replies.decimal(),
            reply -> reply.bool(),
            Replies.list(text))) {
      all.add(inner(Replies.list(each)));
      all.add(inner(Replies.set(each)));
      all.add(inner(Replies.map(each, text)));
    }
    return all;
  }

  private static <T> ReplyMapper<T> inner(ReplyMapper<T> mapper) {
    return reply -> {
      reply.element(Replies.integer());
      return reply.element(mapper);
    };
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_fail_the_script_alone_when_its_mapper_meets_one(
      RedisVersion version, Protocol protocol, boolean nettyCodec) throws Exception {
    try (RedisClient client = client(version, protocol, nettyCodec)) {
      for (ReplyMapper<?> mapper : mappers()) {
        unusable(client.eval(Script.of(LUA, mapper), List.of("nested"), List.of()));
      }
      assertEquals("ran", value(client.get("nested")));
      assertEquals(0, client.statistics().shared().reconnects());
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_tell_it_apart_in_a_tree(RedisVersion version, Protocol protocol, boolean nettyCodec)
      throws Exception {
    try (RedisClient client = client(version, protocol, nettyCodec)) {
      Reply tree = value(client.execute("EVAL", LUA, 1, "nested"));
      Reply error = tree.elements().get(1).elements().get(0);
      assertEquals("OOPS 12", assertInstanceOf(Reply.Error.class, error).message());
      assertThrows(UnexpectedReplyException.class, error::text);
      assertThrows(UnexpectedReplyException.class, error::integer);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_fail_exec_by_hand_when_its_mapper_meets_one(
      RedisVersion version, Protocol protocol, boolean nettyCodec) throws Exception {
    try (RedisClient client = client(version, protocol, nettyCodec)) {
      UnusableReplyException failure =
          assertInstanceOf(
              UnusableReplyException.class,
              assertThrows(
                      ExecutionException.class,
                      () -> value(client.withConnection(NestedErrorsTest::byHand)))
                  .getCause());
      assertTrue(failure.getMessage().contains("not an integer"), failure.getMessage());
      assertEquals("word", value(client.get("nested")));
    }
  }

  private static CompletableFuture<List<@Nullable String>> byHand(
      RedisConnection<String, String> connection) {
    connection.execute("MULTI");
    connection.set("nested", "word");
    connection.execute("INCR", "nested");
    return connection.execute(Command.of("EXEC").returning(Replies.list(Replies.text())));
  }
}
