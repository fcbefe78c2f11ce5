package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.transaction.WatchedSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lease under a watch: what it refuses, and that it comes back with nothing watched. */
class WatchLeaseTest {
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

  private Long connection() {
    return client.withConnection(c -> c.execute("CLIENT", "ID")).join().integer();
  }

  /** Runs it, then proves on the same connection that the key is not watched any more. */
  private <R> @Nullable Throwable leftovers(
      Function<WatchedSession<String, String>, CompletionStage<R>> work) {
    long before = connection();
    CompletableFuture<R> run = client.watching("n").run(work);
    Throwable failed = run.handle((value, failure) -> failure == null).join() ? null : failure(run);
    Reply executed =
        client
            .withConnection(
                c ->
                    c.ping()
                        .thenCompose(pong -> other.incr("n"))
                        .thenCompose(
                            changed -> {
                              c.execute("MULTI");
                              c.execute("PING");
                              return c.execute("EXEC");
                            }))
            .join();
    assertEquals(1, executed.elements().size(), "the key is still watched");
    assertEquals(before, connection());
    return failed;
  }

  @Test
  void should_give_the_lease_back_unwatched_when_the_function_ends_in_any_way() {
    other.set("n", "0").join();
    assertNull(leftovers(session -> session.get("n")));
    assertNull(leftovers(WatchLeaseTest::increment));
    IllegalStateException own = new IllegalStateException("of the caller");
    assertEquals(
        own,
        leftovers(
            session -> {
              throw own;
            }));
    assertInstanceOf(NullPointerException.class, leftovers(session -> null));
    assertInstanceOf(
        IllegalStateException.class,
        leftovers(
            session ->
                session.transaction(
                    tx -> {
                      throw own;
                    })));
    assertInstanceOf(
        ServerException.ExecAbort.class,
        leftovers(
            session ->
                session.transaction(
                    tx -> {
                      tx.execute("INCR");
                      return tx.incr("n");
                    })));
  }

  @Test
  void should_give_the_lease_back_when_the_caller_gives_up() {
    CompletableFuture<String> never = new CompletableFuture<>();
    AtomicReference<WatchedSession<String, String>> session = new AtomicReference<>();
    CompletableFuture<String> run =
        client
            .watching("n")
            .run(
                s -> {
                  session.set(s);
                  return never;
                });
    Poll.until(() -> session.get() != null);
    run.cancel(false);
    assertEquals("PONG", client.withConnection(c -> c.ping()).join());
    assertThrows(IllegalStateException.class, () -> session.get().get("n"));
    assertThrows(
        IllegalStateException.class, () -> session.get().transaction(tx -> tx.set("n", "late")));
  }

  @Test
  void should_refuse_when_a_session_is_used_for_what_it_is_not_for() {
    client
        .watching("n")
        .run(
            session -> {
              for (String name : List.of("MULTI", "EXEC", "SELECT", "WATCH")) {
                assertThrows(IllegalArgumentException.class, () -> session.execute(name, "1"));
              }
              CompletableFuture<Boolean> first = session.transaction(tx -> tx.set("n", "1"));
              assertThrows(
                  IllegalStateException.class, () -> session.transaction(tx -> tx.set("n", "2")));
              assertThrows(IllegalStateException.class, () -> session.watch("m"));
              assertThrows(IllegalStateException.class, () -> session.watch(List.of("m")));
              assertThrows(IllegalArgumentException.class, () -> session.watch(List.of()));
              return first;
            })
        .join();
    assertThrows(IllegalArgumentException.class, () -> client.watching());
    assertThrows(IllegalArgumentException.class, () -> client.watching(List.of()));
    assertThrows(IllegalArgumentException.class, () -> client.watching("n").attempts(0));
    assertThrows(
        IllegalArgumentException.class, () -> client.watching("n").delay(Duration.ofMillis(-1)));
  }

  @Test
  void should_not_run_again_when_the_server_is_lost_under_the_watch() {
    other.set("n", "0").join();
    AtomicInteger attempts = new AtomicInteger();
    CompletableFuture<Long> run =
        client
            .watching("n")
            .run(
                session -> {
                  attempts.incrementAndGet();
                  return session
                      .get("n")
                      .thenComposeAsync(
                          n -> {
                            REDIS.kill();
                            return session.transaction(tx -> tx.incr("n"));
                          });
                });
    Outcome outcome = Outcome.of(failure(run));
    assertTrue(outcome == Outcome.UNKNOWN || outcome == Outcome.NOT_SENT, outcome::toString);
    assertEquals(1, attempts.get());
    REDIS.start();
    other.set("n", "0").join();
    assertEquals(1, client.watching("n").run(WatchLeaseTest::increment).join());
  }
}
