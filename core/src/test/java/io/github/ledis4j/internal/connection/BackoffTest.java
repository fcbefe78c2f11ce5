package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LongSummaryStatistics;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private static final Endpoint TCP = Endpoint.tcp("localhost", 1);
  private static final int DRAWS = 500;
  private static final RandomGenerator RANDOM = new Random(42);

  private static ConnectionOptions options(long min, @Nullable Duration max) {
    return ConnectionOptions.builder()
        .reconnectMin(Duration.ofMillis(min))
        .reconnectMax(max)
        .build();
  }

  private static long draw(ConnectionOptions options, @Nullable Endpoint endpoint, int failures) {
    Backoff backoff = new Backoff(options, RANDOM);
    for (int i = 0; i < failures; i++) {
      backoff.nextMillis(endpoint, Long.MAX_VALUE);
    }
    return backoff.nextMillis(endpoint, Long.MAX_VALUE);
  }

  private static LongSummaryStatistics draws(
      ConnectionOptions options, @Nullable Endpoint endpoint, int failures) {
    return LongStream.generate(() -> draw(options, endpoint, failures))
        .limit(DRAWS)
        .summaryStatistics();
  }

  /** Of so many draws some come from the lowest and some from the highest quarter. */
  private static void assertSpread(long bound, LongSummaryStatistics draws) {
    assertTrue(draws.getMin() >= 0 && draws.getMin() < bound / 4, draws::toString);
    assertTrue(draws.getMax() <= bound && draws.getMax() > bound - bound / 4, draws::toString);
  }

  @ParameterizedTest
  @CsvSource({"0, 100", "1, 200", "3, 800", "4, 1000", "40, 1000", "1000, 1000"})
  void should_draw_from_zero_to_a_bound_that_doubles_up_to_the_longest(int failures, long bound) {
    assertSpread(bound, draws(options(100, Duration.ofSeconds(1)), TCP, failures));
  }

  @Test
  void should_have_a_longest_wait_of_its_own_when_the_endpoint_is_a_unix_socket_or_unknown() {
    ConnectionOptions options = options(10, null);
    assertSpread(250, draws(options, Endpoint.unixSocket(Path.of("/tmp/none")), 20));
    assertSpread(5_000, draws(options, TCP, 20));
    assertSpread(5_000, draws(options, null, 20));
  }

  @Test
  void should_start_over_when_reset() {
    Backoff backoff = new Backoff(options(10, Duration.ofMinutes(1)), RANDOM);
    for (int i = 0; i < 12; i++) {
      backoff.nextMillis(TCP, Long.MAX_VALUE);
    }
    LongSummaryStatistics afterReset = new LongSummaryStatistics();
    for (int i = 0; i < DRAWS; i++) {
      backoff.reset();
      afterReset.accept(backoff.nextMillis(TCP, Long.MAX_VALUE));
    }
    assertSpread(10, afterReset);
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "999, 2", "1000, 1", "60000, 1"})
  void should_start_over_only_when_a_connection_has_lasted(long millis, int attempts) {
    Backoff backoff = new Backoff(options(10, Duration.ofMillis(20)), RANDOM);
    backoff.nextMillis(TCP, Long.MAX_VALUE);
    backoff.lost(TimeUnit.MILLISECONDS.toNanos(millis));
    backoff.nextMillis(TCP, Long.MAX_VALUE);
    assertEquals(attempts, backoff.attempts());
  }

  @Test
  void should_not_start_over_when_a_connection_lasted_for_less_than_the_wait_before_it() {
    Backoff backoff = new Backoff(options(60_000, Duration.ofMinutes(1)), RANDOM);
    while (backoff.nextMillis(TCP, Long.MAX_VALUE) < 2_000) {
      assertTrue(backoff.attempts() > 0);
    }
    backoff.lost(TimeUnit.MILLISECONDS.toNanos(1_500));
    assertTrue(backoff.attempts() > 0);
    backoff.lost(TimeUnit.MINUTES.toNanos(1));
    assertEquals(0, backoff.attempts());
  }

  @Test
  void should_keep_to_what_waits_for_it() {
    Backoff backoff = new Backoff(options(60_000, Duration.ofMinutes(1)), RANDOM);
    for (int i = 0; i < DRAWS; i++) {
      assertTrue(backoff.nextMillis(TCP, 500) <= 500);
    }
  }

  @Test
  void should_keep_to_the_longest_wait_when_the_least_is_longer() {
    assertSpread(5_000, draws(options(60_000, null), TCP, 0));
  }

  @Test
  void should_keep_to_the_longest_wait_when_the_least_is_a_year_and_many_attempts_failed() {
    Duration year = Duration.ofDays(365);
    long max = year.toMillis();
    assertSpread(max, draws(options(max, year), TCP, 40));
  }
}
