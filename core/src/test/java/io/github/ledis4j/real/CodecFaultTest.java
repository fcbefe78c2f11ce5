package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.batch.RedisBatch;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.CodecException;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.command.redis.ScanOptions;
import io.github.ledis4j.command.redis.stream.StreamPosition;
import io.github.ledis4j.command.redis.stream.StreamRange;
import io.github.ledis4j.command.redis.stream.XReadOptions;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.UnusableReplyException;
import io.github.ledis4j.event.UndeliveredElement;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.RedisBatchWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a codec does wrong is the fault of its command, or of its message, on every surface. */
class CodecFaultTest {
  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_6_2);

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private static final Queue<UndeliveredElement> UNDELIVERED = new ConcurrentLinkedQueue<>();
  private static RedisClient client;

  /** What happens to the value {@code bad}; all others are text. */
  private enum Fault {
    NULL,
    EXCEPTION,
    BLAME,
    ERROR;

    String read(String text) {
      if (!text.equals("bad")) {
        return text;
      }
      return switch (this) {
        case NULL -> null;
        case EXCEPTION -> throw new IllegalStateException("no such colour");
        case BLAME -> throw new UnexpectedReplyException("not mine");
        case ERROR -> throw new StackOverflowError();
      };
    }

    RedisView<String, String> view() {
      return client.withCodecs(Codec.UTF_8, Codec.UTF_8.map(v -> v, this::read));
    }
  }

  /** Says that it needs one byte more than it does. */
  private static final Codec<String> LYING =
      new Codec<>() {
        @Override
        public int size(String value) {
          return value.length() + 1;
        }

        @Override
        public void write(String value, byte[] target, int offset) {
          byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
          System.arraycopy(bytes, 0, target, offset, bytes.length);
        }

        @Override
        public String read(byte[] source, int offset, int length) {
          return new String(source, offset, length, StandardCharsets.UTF_8);
        }
      };

  @BeforeAll
  static void connect() throws Exception {
    client = RedisClient.builder().url(REDIS.uri()).undelivered(UNDELIVERED::add).build();
    value(client.set("bad", "bad"));
    value(client.set("good", "good"));
    value(client.hset("hash", "f", "bad"));
    value(client.sadd("set", "bad"));
    value(client.xadd("stream", Map.of("f", "bad")));
    value(client.rpush("list", "bad"));
  }

  @AfterAll
  static void disconnect() {
    client.close();
  }

  private static <T> T value(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  private static long clientId() throws Exception {
    return value(client.execute("CLIENT", "ID")).integer();
  }

  private static void assertUnusable(CompletableFuture<?> future) {
    ExecutionException failure = assertThrows(ExecutionException.class, () -> value(future));
    UnusableReplyException unusable =
        assertInstanceOf(UnusableReplyException.class, failure.getCause());
    assertEquals(Outcome.EXECUTED, unusable.outcome());
  }

  /** Reads something bad between two good replies, over the connection that all share. */
  private static void assertAlone(
      RedisView<String, String> view,
      Function<RedisView<String, String>, CompletableFuture<?>> reading)
      throws Exception {
    long made = clientId();
    CompletableFuture<String> before = view.get("good");
    CompletableFuture<?> bad = reading.apply(view);
    CompletableFuture<String> after = view.get("good");
    assertUnusable(bad);
    assertEquals("good", value(before));
    assertEquals("good", value(after));
    assertEquals(made, clientId(), "the connection was closed");
  }

  @ParameterizedTest
  @EnumSource
  void should_fail_that_command_alone_when_a_codec_cannot_read(Fault fault) throws Exception {
    RedisView<String, String> view = fault.view();
    assertAlone(view, v -> v.get("bad"));
    assertAlone(view, v -> v.mget("good", "bad"));
    assertAlone(view, v -> v.hgetall("hash"));
    assertAlone(view, v -> v.smembers("set"));
    assertAlone(view, v -> v.lrange("list", 0, -1));
    assertAlone(view, v -> v.xrange("stream", StreamRange.ALL));
    assertAlone(view, v -> v.xread(Map.of("stream", StreamPosition.START), XReadOptions.DEFAULT));
    assertAlone(view, v -> v.sscanPage("set", ScanCursor.START, ScanOptions.DEFAULT));
  }

  @ParameterizedTest
  @EnumSource
  void should_fail_that_command_alone_when_it_is_one_of_several(Fault fault) throws Exception {
    RedisView<String, String> view = fault.view();
    RedisBatch<String, String> batch = view.batch();
    CompletableFuture<?> inBatch = batch.hgetall("hash");
    CompletableFuture<String> beside = batch.get("good");
    assertEquals(1, value(batch.send()).failures().size());
    assertUnusable(inBatch);
    assertEquals("good", value(beside));

    CompletableFuture<?>[] inTransaction = new CompletableFuture<?>[1];
    String other =
        value(
            view.transaction(
                tx -> {
                  inTransaction[0] = tx.smembers("set");
                  return tx.get("good");
                }));
    assertEquals("good", other);
    assertUnusable(inTransaction[0]);

    value(
        view.withConnection(
            c -> {
              CompletableFuture<?> bad = c.lrange("list", 0, -1);
              return bad.handle((r, f) -> c.get("good")).thenCompose(f -> f).thenAccept(r -> {});
            }));
    assertUnusable(view.withConnection(c -> c.hgetall("hash")));

    RedisBatchWriter<String, String> writer = view.batchWriter(BatchWriterOptions.DEFAULT);
    CompletableFuture<?> written = writer.getset("bad", "bad");
    CompletableFuture<?> next = writer.set("next", "x");
    assertEquals(1, value(writer.finish()).count(Outcome.EXECUTED));
    assertUnusable(written);
    value(next);
  }

  @ParameterizedTest
  @EnumSource
  void should_hand_over_the_element_when_it_cannot_be_read(Fault fault) throws Exception {
    UNDELIVERED.clear();
    value(client.rpush("queue", "bad", "good"));
    assertUnusable(fault.view().blpop(Duration.ofSeconds(5), "queue"));
    assertEquals("good", value(fault.view().blpop(Duration.ofSeconds(5), "queue")).value());
    assertEquals(1, UNDELIVERED.size());
  }

  @ParameterizedTest
  @EnumSource
  void should_go_on_with_the_next_message_when_one_cannot_be_read(Fault fault) throws Exception {
    Queue<String> messages = new ConcurrentLinkedQueue<>();
    try (PubSub<String, String> pubsub = fault.view().pubsub()) {
      value(pubsub.subscribe("news", message -> messages.add(message.payload())));
      value(client.publish("news", "bad"));
      value(client.publish("news", "good"));
      Poll.until(() -> !messages.isEmpty());
      assertEquals("good", messages.peek());
      assertEquals(1, pubsub.statistics().unreadable());
      assertEquals(0, pubsub.statistics().gaps());
    }
  }

  @Test
  void should_send_nothing_when_a_codec_is_wrong_about_its_size() throws Exception {
    value(client.set("secret", "a value of somebody else, and longer than any of these"));
    RedisView<String, String> view = client.withCodecs(Codec.UTF_8, LYING);
    assertThrows(CodecException.class, () -> view.set("lie", "x"));
    assertThrows(CodecException.class, () -> view.batch().set("lie", "x"));
    assertThrows(CodecException.class, () -> view.publish("lie", "x"));
    RedisView<String, String> keys = client.withCodecs(LYING, Codec.UTF_8);
    assertThrows(CodecException.class, () -> keys.get("lie"));
    assertThrows(CodecException.class, () -> keys.blpop(Duration.ofSeconds(1), "lie"));
    assertThrows(CodecException.class, () -> keys.pubsub().subscribe("lie", message -> {}));
    assertThrows(CodecException.class, () -> view.transaction(tx -> tx.set("lie", "x")));
    ExecutionException onLease =
        assertThrows(
            ExecutionException.class, () -> value(view.withConnection(c -> c.set("lie", "x"))));
    assertInstanceOf(CodecException.class, onLease.getCause());
    try (RedisBatchWriter<String, String> writer = view.batchWriter(BatchWriterOptions.DEFAULT)) {
      assertThrows(CodecException.class, () -> writer.set("lie", "x"));
    }
    assertFalse(value(client.exists("lie")));
  }

  @Test
  void should_send_nothing_to_ledisdb_either_when_a_codec_is_wrong_about_its_size()
      throws Exception {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      assertThrows(
          CodecException.class, () -> ledis.withCodecs(Codec.UTF_8, LYING).set("lie", "x"));
      assertThrows(
          CodecException.class,
          () -> ledis.withCodecs(LYING, Codec.UTF_8).hmset("lie", Map.of("f", "x")));
      assertFalse(value(ledis.exists("lie")));
      value(ledis.rpush("list", "bad"));
      Codec<String> none = Codec.of(String::getBytes, bytes -> null);
      assertUnusable(ledis.withCodecs(Codec.UTF_8, none).lrange("list", 0, -1));
      assertEquals(List.of("bad"), value(ledis.lrange("list", 0, -1)));
    }
  }
}
