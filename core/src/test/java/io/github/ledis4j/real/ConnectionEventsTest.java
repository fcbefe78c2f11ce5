package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.AuthenticationException;
import io.github.ledis4j.event.ConnectionEvent;
import io.github.ledis4j.event.ConnectionEvent.Connected;
import io.github.ledis4j.event.ConnectionEvent.Disconnected;
import io.github.ledis4j.event.ConnectionEvent.Reconnecting;
import io.github.ledis4j.internal.event.Happenings;
import io.github.ledis4j.options.Credentials;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.TestServer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a client tells of its connections. */
class ConnectionEventsTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private final Queue<ConnectionEvent> seen = new ConcurrentLinkedQueue<>();

  private static Endpoint endpoint(TestServer server) {
    return Endpoint.tcp(server.host(), server.port());
  }

  private <E extends ConnectionEvent> E await(Class<E> type) {
    Poll.until(() -> seen.stream().anyMatch(type::isInstance));
    return type.cast(seen.stream().filter(type::isInstance).findFirst().orElseThrow());
  }

  private void assertTellsOfRestart(TestServer server, Runnable kill, int database) {
    assertEquals(
        new Happenings.Connected(endpoint(server), database, true), await(Connected.class));
    seen.clear();
    kill.run();
    Disconnected lost = await(Disconnected.class);
    assertEquals(endpoint(server), lost.endpoint());
    assertEquals(database, lost.database());
    assertTrue(lost.shared());
    assertTrue(lost.cause() != null);
    Reconnecting next = await(Reconnecting.class);
    assertEquals(endpoint(server), next.endpoint());
    assertEquals(1, next.attempt());
    assertFalse(next.in().isNegative());
    server.start();
    await(Connected.class);
    List<ConnectionEvent> all = List.copyOf(seen);
    assertInstanceOf(Disconnected.class, all.get(0));
    for (int i = 1; i < all.size() - 1; i++) {
      assertEquals(i, assertInstanceOf(Reconnecting.class, all.get(i)).attempt());
    }
  }

  @Test
  void should_tell_each_step_in_order_when_a_redis_goes_and_comes_back() {
    try (RedisClient client = RedisClient.builder().endpoint(endpoint(REDIS)).database(3).build()) {
      client.events().subscribe(seen::add);
      client.set("k", "v").join();
      assertTellsOfRestart(REDIS, REDIS::kill, 3);
    }
  }

  @Test
  void should_tell_each_step_in_order_when_a_ledis_goes_and_comes_back() {
    try (LedisClient client = LedisClient.builder().endpoint(endpoint(LEDIS)).build()) {
      client.events().subscribe(seen::add);
      client.set("k", "v").join();
      assertTellsOfRestart(LEDIS, LEDIS::kill, 0);
    }
  }

  @Test
  void should_tell_of_leased_connections_and_complete_when_closed() throws Exception {
    CompletableFuture<Void> completed = new CompletableFuture<>();
    try (RedisClient client = RedisClient.builder().endpoint(endpoint(REDIS)).build()) {
      client.events().subscribe(collector(completed));
      client.withConnection(c -> c.get("k")).join();
    }
    completed.get(20, TimeUnit.SECONDS);
    assertEquals(
        List.of(
            new Happenings.Connected(endpoint(REDIS), 0, false),
            new Happenings.Disconnected(endpoint(REDIS), 0, false, null)),
        List.copyOf(seen));
  }

  @Test
  void should_complete_at_once_when_the_client_was_closed_before() throws Exception {
    RedisClient client = RedisClient.builder().endpoint(endpoint(REDIS)).build();
    client.close();
    CompletableFuture<Void> completed = new CompletableFuture<>();
    client.events().subscribe(collector(completed));
    completed.get(20, TimeUnit.SECONDS);
    assertTrue(seen.isEmpty());
  }

  @Test
  void should_complete_only_the_subscriptions_of_the_client_that_closes_when_a_pool_is_shared()
      throws Exception {
    CompletableFuture<Void> first = new CompletableFuture<>();
    CompletableFuture<Void> second = new CompletableFuture<>();
    try (ConnectionPool pool = ConnectionPool.create(endpoint(REDIS))) {
      RedisClient one = RedisClient.builder().pool(pool).build();
      RedisClient two = RedisClient.builder().pool(pool).build();
      one.events().subscribe(collector(first));
      two.events().subscribe(collector(second));
      one.close();
      first.get(20, TimeUnit.SECONDS);
      assertTrue(seen.isEmpty());
      two.connect().join();
      assertEquals(new Happenings.Connected(endpoint(REDIS), 0, true), await(Connected.class));
      assertFalse(second.isDone());
    }
    second.get(20, TimeUnit.SECONDS);
    assertNull(await(Disconnected.class).cause());
  }

  @Test
  void should_go_on_when_a_handler_waits_or_throws_and_another_one_cancels() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    AtomicInteger thrown = new AtomicInteger();
    Queue<ConnectionEvent> none = new ConcurrentLinkedQueue<>();
    try (RedisClient client = RedisClient.builder().endpoint(endpoint(REDIS)).build()) {
      client.events().subscribe(event -> awaitQuietly(held));
      client
          .events()
          .subscribe(
              event -> {
                thrown.incrementAndGet();
                throw new IllegalStateException("a handler must harm nobody");
              });
      client.events().subscribe(none::add).cancel();
      client.events().subscribe(seen::add);
      assertEquals(true, client.set("k", "v").join());
      REDIS.restart();
      assertEquals("v", client.set("k", "v").thenCompose(stored -> client.get("k")).join());
      Poll.until(() -> seen.stream().filter(Connected.class::isInstance).count() == 2);
      Poll.until(() -> thrown.get() == seen.size());
      assertTrue(none.isEmpty());
      assertEquals(0, client.events().dropped());
    } finally {
      held.countDown();
    }
  }

  @Test
  void should_name_no_secret_when_credentials_are_refused() {
    try (RedisServer locked = RedisServer.onFreePort().password("right-secret")) {
      locked.start();
      Queue<String> passwords = new ConcurrentLinkedQueue<>(List.of("right-secret"));
      try (RedisClient client =
          RedisClient.builder()
              .endpoint(endpoint(locked))
              .credentials(
                  () -> {
                    String next = passwords.poll();
                    return CompletableFuture.completedFuture(
                        Credentials.of(next == null ? "wrong-secret" : next));
                  })
              .build()) {
        client.events().subscribe(seen::add);
        client.connect().join();
        locked.restart();
        Poll.until(() -> seen.stream().anyMatch(e -> e.toString().contains("Authentication")));
        assertFalse(seen.toString().contains("-secret"), seen::toString);
        Reconnecting refused =
            seen.stream()
                .filter(Reconnecting.class::isInstance)
                .map(Reconnecting.class::cast)
                .filter(e -> e.cause() instanceof AuthenticationException)
                .findFirst()
                .orElseThrow();
        assertTrue(refused.attempt() >= 2);
      }
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Flow.Subscriber<ConnectionEvent> collector(CompletableFuture<Void> completed) {
    return new Flow.Subscriber<>() {
      @Override
      public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
      }

      @Override
      public void onNext(ConnectionEvent event) {
        seen.add(event);
      }

      @Override
      public void onError(Throwable misuse) {
        completed.completeExceptionally(misuse);
      }

      @Override
      public void onComplete() {
        completed.complete(null);
      }
    };
  }
}
