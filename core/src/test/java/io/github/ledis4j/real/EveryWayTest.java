package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.real.Matrix.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The basics, over every way to every server. */
class EveryWayTest {

  static Stream<Way> ways() {
    return Matrix.ways().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void should_give_each_caller_its_own_reply(Way way) throws Exception {
    if (way.isLedis()) {
      try (LedisClient client = way.ledis()) {
        basics(way, client, client.withCodecs(Codec.UTF_8, Codec.BYTES));
        batch(recorder -> client.batch(recorder::accept));
        deadline(way, client.withTimeout(Duration.ofMillis(100)), client);
        assertEquals(true, client.withDatabase(3).set("k", "3").get(10, TimeUnit.SECONDS));
        assertEquals("3", client.withDatabase(3).get("k").get(10, TimeUnit.SECONDS));
      }
    } else {
      try (RedisClient client = way.redis()) {
        basics(way, client, client.withCodecs(Codec.UTF_8, Codec.BYTES));
        batch(recorder -> client.batch(recorder::accept));
        deadline(way, client.withTimeout(Duration.ofMillis(100)), client);
        assertEquals(true, client.withDatabase(3).set("k", "3").get(10, TimeUnit.SECONDS));
        assertEquals("3", client.withDatabase(3).get("k").get(10, TimeUnit.SECONDS));
      }
    }
  }

  private static void basics(
      Way way, CommandSink<String, String> text, CommandSink<String, byte[]> bytes)
      throws Exception {
    text.execute("DEL", "k", "missing").join();
    assertEquals("OK", text.execute("SET", "k", "grüße 🦀").join().text());
    assertEquals("grüße 🦀", get(text, "k"));
    assertNull(get(text, "missing"));
    text.execute("SET", "empty", "").join();
    assertEquals("", get(text, "empty"));
    binaryAndLarge(bytes, way.stallsOnLargeValues() ? 8_000 : 1 << 20);
    errors(text);
    manyThreads(text);
  }

  private static <V> V get(CommandSink<String, V> sink, String key) {
    return sink.execute(Command.of("GET", key).returning(Replies.value(sink.format().valueCodec())))
        .join();
  }

  private static void binaryAndLarge(CommandSink<String, byte[]> bytes, int size) {
    byte[] large = new byte[size];
    new Random(1).nextBytes(large);
    for (byte[] value : List.of(new byte[] {0, '\r', '\n', -1}, large)) {
      bytes.execute("SET", "bytes", value).join();
      assertArrayEquals(value, get(bytes, "bytes"));
    }
  }

  private static void errors(CommandSink<String, String> text) {
    text.execute("SET", "word", "abc").join();
    CompletableFuture<?> refused = text.execute("INCR", "word");
    CompletableFuture<?> unknown = text.execute("NOSUCHCOMMAND");
    String still = get(text, "word");
    assertEquals("abc", still);
    for (CompletableFuture<?> failed : List.of(refused, unknown)) {
      CompletionException thrown = assertThrows(CompletionException.class, failed::join);
      assertInstanceOf(ServerException.class, thrown.getCause());
    }
  }

  private static void batch(
      Function<Consumer<CommandSink<String, String>>, CompletableFuture<BatchResult>> send)
      throws Exception {
    List<CompletableFuture<Boolean>> own = new ArrayList<>();
    BatchResult result =
        send.apply(
                batch -> {
                  for (int i = 0; i < 2_500; i++) {
                    String token = "batch:" + i;
                    own.add(
                        batch.execute("ECHO", token).thenApply(echo -> token.equals(echo.text())));
                  }
                })
            .get(20, TimeUnit.SECONDS);
    assertEquals(2_500, result.orThrow().size());
    own.forEach(each -> assertEquals(true, each.join()));
  }

  /** A reply that comes after its deadline is nobody's. */
  private static void deadline(
      Way way, CommandSink<String, String> hasty, CommandSink<String, String> patient)
      throws Exception {
    way.process().suspend();
    try {
      CompletableFuture<Outcome> late =
          hasty.execute("ECHO", "late").handle((echo, failure) -> Outcome.of(failure));
      assertEquals(Outcome.UNKNOWN, late.get(10, TimeUnit.SECONDS));
    } finally {
      way.process().resume();
    }
    assertEquals("next", patient.execute("ECHO", "next").get(10, TimeUnit.SECONDS).text());
  }

  private static void manyThreads(CommandSink<String, String> text) throws Exception {
    List<Thread> threads = new ArrayList<>();
    List<CompletableFuture<?>> checks = Collections.synchronizedList(new ArrayList<>());
    for (int t = 0; t < 8; t++) {
      int id = t;
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 500; i++) {
                  String token = id + ":" + i;
                  checks.add(
                      text.execute("ECHO", token)
                          .thenAccept(reply -> assertEquals(token, reply.text())));
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(4000, checks.size());
    CompletableFuture.allOf(checks.toArray(CompletableFuture<?>[]::new)).get(20, TimeUnit.SECONDS);
  }
}
