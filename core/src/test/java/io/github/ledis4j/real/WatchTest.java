package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.WatchException;
import io.github.ledis4j.options.Transport;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.transaction.WatchedSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Transactions that depend on keys which others may change. */
class WatchTest {
  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_7_0);

  /** One lease only, so that the next user gets the same one. */
  private final RedisClient client =
      RedisClient.builder().url(REDIS.uri()).leases(p -> p.max(1)).build();

  private final RedisClient other = RedisClient.create(REDIS.uri());

  @AfterEach
  void close() {
    client.close();
    other.close();
  }

  static Stream<Matrix.Way> ways() {
    return Matrix.ways().stream()
        .filter(way -> !way.isLedis() && way.transport() == Transport.EPOLL && way.unixSocket());
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(CompletionException.class, future::join).getCause();
  }

  private static CompletionStage<Long> increment(WatchedSession<String, String> session) {
    return session
        .get("n")
        .thenCompose(
            n -> {
              String more = Long.toString(Long.parseLong(n) + 1);
              return session.transaction(
                  tx -> tx.set("n", more).thenApply(set -> Long.valueOf(more)));
            });
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_run_again_when_another_client_changes_the_key(Matrix.Way way) {
    try (RedisClient mine = way.redis();
        RedisClient others = way.redis()) {
      mine.set("n", "10").join();
      AtomicInteger attempts = new AtomicInteger();
      CompletableFuture<Long> done =
          mine.watching("n")
              .run(
                  session -> {
                    boolean disturbed = attempts.incrementAndGet() <= 3;
                    CompletionStage<?> change =
                        disturbed ? others.incr("n") : CompletableFuture.completedFuture(null);
                    return session
                        .get("n")
                        .thenCombine(change, (n, changed) -> n)
                        .thenCompose(
                            n ->
                                session.transaction(
                                    tx -> tx.set("n", n + "0").thenApply(set -> Long.valueOf(n))));
                  });
      assertEquals(13, done.join());
      assertEquals(4, attempts.get());
      assertEquals("130", mine.get("n").join());
    }
  }

  @Test
  void should_tell_of_the_conflict_when_no_attempt_is_left() {
    other.set("n", "0").join();
    AtomicInteger attempts = new AtomicInteger();
    List<Throwable> seen = new ArrayList<>();
    CompletableFuture<Boolean> done =
        client
            .watching("n")
            .attempts(3)
            .delay(Duration.ZERO)
            .run(
                session -> {
                  attempts.incrementAndGet();
                  return other
                      .incr("n")
                      .thenCompose(
                          changed ->
                              session.transaction(
                                  tx ->
                                      tx.set("n", "mine")
                                          .whenComplete((set, failure) -> seen.add(failure))));
                });
    WatchException conflict = assertInstanceOf(WatchException.class, failure(done));
    assertEquals(Outcome.REJECTED, conflict.outcome());
    assertEquals(
        "a watched key was changed by another client in each of 3 attempts; nothing was done",
        conflict.getMessage());
    assertEquals(3, attempts.get());
    assertEquals(3, seen.stream().filter(WatchException.class::isInstance).count());
    assertEquals("3", other.get("n").join());
  }

  @Test
  void should_say_so_when_the_session_itself_wrote_to_a_watched_key() {
    other.set("n", "0").join();
    AtomicInteger attempts = new AtomicInteger();
    CompletableFuture<Boolean> done =
        client
            .watching(List.of("other", "n"))
            .attempts(2)
            .run(
                session -> {
                  attempts.incrementAndGet();
                  return session
                      .incr("n")
                      .thenCompose(more -> session.transaction(tx -> tx.set("n", "mine")));
                });
    WatchException conflict = assertInstanceOf(WatchException.class, failure(done));
    assertEquals(
        "a watched key was changed in each of 2 attempts, and the session itself ran INCR on one"
            + " before its transaction, which counts like a change by another client; the"
            + " transaction was not run: write inside of the transaction",
        conflict.getMessage());
    assertEquals(2, attempts.get());
    assertEquals("2", other.get("n").join());
  }

  @Test
  void should_try_again_when_the_session_wrote_to_another_key() {
    other.set("n", "0").join();
    AtomicInteger attempts = new AtomicInteger();
    CompletableFuture<Boolean> done =
        client
            .watching("n")
            .run(
                session -> {
                  CompletionStage<Long> first =
                      attempts.incrementAndGet() == 1
                          ? other.incr("n")
                          : CompletableFuture.completedFuture(0L);
                  return session
                      .incr("tries")
                      .thenCombine(first, (tries, changed) -> tries)
                      .thenCompose(tries -> session.transaction(tx -> tx.set("n", "mine")));
                });
    assertEquals(true, done.join());
    assertEquals(2, attempts.get());
  }

  private long calls(String command) {
    String line = "cmdstat_" + command + ":calls=";
    return other
        .execute("INFO", "commandstats")
        .join()
        .text()
        .lines()
        .filter(each -> each.startsWith(line))
        .mapToLong(each -> Long.parseLong(each.substring(line.length(), each.indexOf(','))))
        .sum();
  }

  @Test
  void should_not_unwatch_when_exec_has_run() {
    other.set("n", "0").join();
    other.execute("CONFIG", "RESETSTAT").join();
    client.watching("n").run(WatchTest::increment).join();
    client.watching("n").run(session -> session.get("n")).join();
    client.watching("n").run(WatchTest::increment).join();
    assertEquals("2", client.withConnection(c -> c.get("n")).join());
    assertEquals(3, calls("watch"));
    assertEquals(1, calls("unwatch"), "only for the run without a transaction");
  }

  @Test
  void should_add_up_when_eight_increment_at_the_same_time() {
    other.set("n", "0").join();
    try (RedisClient many = RedisClient.create(REDIS.uri())) {
      List<CompletableFuture<Long>> chains = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        CompletableFuture<Long> chain = CompletableFuture.completedFuture(0L);
        for (int times = 0; times < 25; times++) {
          chain =
              chain.thenCompose(
                  last -> many.watching("n").attempts(1_000).run(WatchTest::increment));
        }
        chains.add(chain);
      }
      chains.forEach(CompletableFuture::join);
      assertEquals("200", many.get("n").join());
    }
  }

  @Test
  void should_wait_for_the_transaction_when_the_function_does_not() {
    other.set("n", "0").join();
    AtomicInteger attempts = new AtomicInteger();
    String value =
        client
            .watching("n")
            .run(
                session -> {
                  CompletionStage<?> before =
                      attempts.incrementAndGet() == 1
                          ? other.incr("n")
                          : CompletableFuture.completedFuture(null);
                  return before.thenApply(
                      done -> {
                        session.transaction(tx -> tx.set("n", "mine"));
                        return "forgot to wait";
                      });
                })
            .join();
    assertEquals("forgot to wait", value);
    assertEquals(2, attempts.get());
    assertEquals("mine", other.get("n").join());
  }

  @Test
  void should_ask_whether_keys_changed_when_the_transaction_is_empty() {
    other.mset(Map.of("a", "1", "b", "1")).join();
    AtomicInteger attempts = new AtomicInteger();
    String both =
        client
            .watching("a", "b")
            .run(
                session ->
                    session
                        .get("a")
                        .thenCompose(
                            a ->
                                (attempts.incrementAndGet() == 1
                                        ? other.mset(Map.of("a", "2", "b", "2"))
                                        : CompletableFuture.completedFuture(true))
                                    .thenCompose(changed -> session.get("b"))
                                    .thenCompose(
                                        b ->
                                            session.transaction(
                                                tx -> CompletableFuture.completedFuture(a + b)))))
            .join();
    assertEquals("22", both);
  }

  @Test
  void should_watch_more_keys_when_the_function_finds_them() {
    other.mset(Map.of("n", "found", "found", "1")).join();
    AtomicInteger attempts = new AtomicInteger();
    client
        .watching("n")
        .run(
            session ->
                session
                    .get("n")
                    .thenCompose(session::watch)
                    .thenCompose(
                        watched ->
                            attempts.incrementAndGet() == 1
                                ? other.incr("found")
                                : CompletableFuture.completedFuture(0L))
                    .thenCompose(changed -> session.transaction(tx -> tx.incr("found"))))
        .join();
    assertEquals(2, attempts.get());
    assertEquals("3", other.get("found").join());
  }
}
