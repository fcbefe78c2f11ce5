package io.github.ledis4j.samples;

import static java.util.Locale.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.pool.PoolStatistics;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Commands that have no method, mappers of a client's own, and what runs underneath. */
class AnyCommandSamplesTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  @Test
  void should_send_anything_when_there_is_no_method_for_it() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      Throwable unknown =
          redis
              .execute(Command.of("FT.SEARCH", "idx", "@title:java").returning(Replies.tree()))
              .handle((found, failure) -> failure)
              .join();
      assertInstanceOf(ServerException.UnknownCommand.class, unknown);
      redis.execute("RPUSH", "words", "a", "b").join();
      List<String> words =
          redis
              .execute(
                  Command.of("LRANGE", "words", 0, -1)
                      .returning(Replies.list(redis.format().value())))
              .join();
      assertEquals(List.of("a", "b"), words);
      CompletableFuture<Reply> encoding = redis.execute("OBJECT", "ENCODING", "words");
      assertEquals("quicklist", encoding.join().text());
    }
  }

  @Test
  void should_use_its_own_mapper_when_the_client_has_one() {
    try (RedisClient custom =
        RedisClient.builder()
            .url(REDIS.uri())
            .mapper("OBJECT", reply -> String.valueOf(reply.text()).toUpperCase(ROOT))
            .mapper("GET", (reply, options) -> options.get("default") + "/" + reply.text())
            .build()) {
      custom.set("k", "12").join();
      String encoding = custom.executeAs(String.class, "OBJECT", "ENCODING", "k").join();
      assertEquals("INT", encoding);
      Command<Reply> get = Command.of("GET", "missing").option("default", 7);
      assertEquals("7/null", custom.executeAs(String.class, get).join());
    }
  }

  @Test
  void should_give_statistics_when_asked() {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      ledis.connect().join();
      ledis.withConnection(c -> c.ping()).join();
      PoolStatistics statistics = ledis.statistics();
      assertEquals(1, statistics.shared().connected());
      assertEquals(1, statistics.acquired());
      assertEquals(0, statistics.shared().timeouts());
      assertEquals(0, statistics.shared().reconnects());
    }
  }

  @Test
  void should_tell_the_observer_when_a_command_is_done() {
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    CommandObserver observer =
        new CommandObserver() {
          @Override
          public void done(@Nullable Object token, CommandSpec command, Outcome outcome) {
            seen.add(command.name() + " " + outcome);
          }
        };
    try (RedisClient redis = RedisClient.builder().url(REDIS.uri()).observer(observer).build()) {
      redis.set("k", "v").join();
    }
    assertEquals(List.of("SET SUCCEEDED"), List.copyOf(seen));
  }
}
