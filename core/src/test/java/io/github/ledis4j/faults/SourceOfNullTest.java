package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.Credentials;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources that give null, though they must not: the fault is theirs and is named as such. */
@NullUnmarked
class SourceOfNullTest {
  private static final Duration LONG = Duration.ofSeconds(15);

  static Stream<Arguments> nulls() {
    return Stream.of(
        Arguments.of("no stage", (Supplier<CompletionStage<?>>) () -> null),
        Arguments.of(
            "a stage of null",
            (Supplier<CompletionStage<?>>) () -> CompletableFuture.completedFuture(null)));
  }

  private static void blamed(String source, CompletableFuture<?> future) {
    ConnectionException failure =
        assertInstanceOf(ConnectionException.class, Faults.failure(future));
    assertEquals(Outcome.NOT_SENT, failure.outcome());
    String message = failure.getMessage();
    assertTrue(message.contains("source of the " + source), message);
    assertFalse(message.contains("closed by the peer"), message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nulls")
  @SuppressWarnings("unchecked")
  void should_blame_the_source_when_it_gives(String name, Supplier<CompletionStage<?>> source) {
    try (ScriptedServer server = ScriptedServer.replying("+OK\r\n");
        RedisClient nobody =
            Faults.client(server.start(), LONG)
                .credentials(() -> (CompletionStage<Credentials>) source.get())
                .build();
        RedisClient nowhere =
            RedisClient.builder()
                .endpoint(() -> (CompletionStage<Endpoint>) source.get())
                .build()) {
      blamed("credentials", nobody.connect());
      blamed("endpoint", nowhere.connect());
    }
  }
}
