package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.event.ConnectionEvent;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.scan.Recorder;
import io.github.ledis4j.monitor.Monitor;
import io.github.ledis4j.monitor.MonitorArgument;
import io.github.ledis4j.monitor.MonitorEvent;
import io.github.ledis4j.monitor.MonitorSession;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code MONITOR} on every server that has it. */
class MonitorTest {
  private static final AtomicInteger KEYS = new AtomicInteger();

  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private final String key = "monitored:" + KEYS.incrementAndGet();

  static Stream<Matrix.Way> ways() {
    return Matrix.ways().stream().filter(way -> !way.isLedis());
  }

  private static <T> T value(CompletableFuture<T> future) {
    return future.orTimeout(30, TimeUnit.SECONDS).join();
  }

  /** The next event about this test's key; servers are shared. */
  private MonitorEvent next(MonitorSession session) {
    MonitorEvent event = value(session.next());
    while (event.arguments().stream().noneMatch(each -> each.text().contains(key))) {
      event = value(session.next());
    }
    return event;
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(CompletionException.class, () -> value(future)).getCause();
  }

  private static List<String> texts(MonitorEvent event) {
    return event.arguments().stream().map(MonitorArgument::text).toList();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_see_what_others_do_when_the_server_has_answered(Matrix.Way way) {
    try (RedisClient redis = way.redis();
        RedisClient other = way.redis();
        MonitorSession session = value(redis.monitor().open())) {
      byte[] every = new byte[256];
      for (int i = 0; i < every.length; i++) {
        every[i] = (byte) i;
      }
      value(other.execute(Command.of(CommandSpec.write("SeT"), key, every)));
      value(other.withDatabase(3).incr(key + " \"quoted\" \\ ä"));
      value(
          redis.eval(
              "return redis.call('GET', KEYS[1])", List.of(key), List.of(), Replies.bytes()));

      MonitorEvent set = next(session);
      assertEquals("SeT", set.command());
      assertEquals(key, set.arguments().get(0).text());
      assertArrayEquals(every, set.arguments().get(1).bytes());
      assertEquals(0, set.database());
      assertTrue(set.client().startsWith(way.unixSocket() ? "unix:/" : "127.0.0.1:"), set.client());
      assertTrue(set.time().isAfter(Instant.EPOCH.plusSeconds(1_000_000_000)), set.toString());

      MonitorEvent incr = next(session);
      assertEquals(3, incr.database());
      assertEquals(List.of(key + " \"quoted\" \\ ä"), texts(incr));

      MonitorEvent eval = next(session);
      assertEquals("EVAL", eval.command().toUpperCase(Locale.ROOT));
      MonitorEvent inScript = next(session);
      assertEquals("lua", inScript.client());
      assertEquals("GET", inScript.command());
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_pass_lines_on_that_are_longer_than_other_lines_may_be(Matrix.Way way) {
    try (RedisClient redis = way.redis();
        MonitorSession session = value(redis.monitor().open())) {
      byte[] large = new byte[300_000];
      value(redis.execute("SET", key, large));

      assertArrayEquals(large, next(session).arguments().get(1).bytes());
    }
  }

  @Test
  void should_hide_what_the_server_hides_when_somebody_logs_in() {
    try (RedisClient redis = RedisClient.create(REDIS.uri());
        MonitorSession session = value(redis.monitor().open())) {
      value(
          redis.withConnection(
              c -> c.execute("AUTH", "default", "hidden" + key).handle((a, b) -> 0)));
      value(redis.get(key));

      MonitorEvent event = value(session.next());
      while (!event.command().equals("GET")) {
        assertFalse(event.toString().contains("hidden"), event.toString());
        event = value(session.next());
      }
    }
  }

  @Test
  void should_have_a_connection_each_outside_of_the_cap_when_many_subscribe() {
    try (RedisClient redis = RedisClient.builder().url(REDIS.uri()).leases(p -> p.max(1)).build()) {
      Monitor monitor = redis.monitor();
      try (MonitorSession first = value(monitor.open());
          MonitorSession second = value(monitor.open())) {
        value(redis.withConnection(c -> c.set(key, "leased")));

        assertEquals(List.of(key, "leased"), texts(next(first)));
        assertEquals(List.of(key, "leased"), texts(next(second)));
      }
    }
  }

  @Test
  void should_drop_the_oldest_and_count_when_nobody_asks() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      Monitor monitor = redis.monitor().buffer(10);
      value(redis.ping());
      MonitorSession session = value(monitor.open());
      for (int i = 0; i < 25; i++) {
        value(redis.set(key, "" + i));
      }
      Poll.until(() -> monitor.dropped() >= 15);

      assertEquals(15, monitor.dropped());
      assertEquals(List.of(key, "15"), texts(value(session.next())));
      session.close();
    }
  }

  @Test
  void should_give_no_more_than_is_asked_for_and_off_the_event_loop_when_subscribed() {
    Queue<String> threads = new ConcurrentLinkedQueue<>();
    Recorder<MonitorEvent> recorder =
        new Recorder<>(2) {
          @Override
          public void onNext(MonitorEvent event) {
            threads.add(GuardedFuture.onEventLoop() + Thread.currentThread().getName());
            super.onNext(event);
          }
        };
    try (RedisClient redis = RedisClient.create(REDIS.uri());
        MonitorSession witness = value(redis.monitor().open())) {
      redis.monitor().subscribe(recorder);
      Poll.until(
          () -> {
            value(redis.set(key, "v"));
            return recorder.items().size() == 2;
          });
      value(redis.set(key, "last"));
      while (!texts(next(witness)).contains("last")) {
        // what the other one has been told of, too
      }
      assertEquals(2, recorder.items().size());

      recorder.subscription().request(1);
      Poll.until(() -> recorder.items().size() == 3);
      threads.forEach(name -> assertTrue(name.startsWith("falseledis4j-monitor"), name));
      recorder.subscription().cancel();
    }
  }

  @Test
  void should_signal_on_the_executor_when_the_client_has_one() {
    ExecutorService executor =
        Executors.newSingleThreadExecutor(task -> new Thread(task, "my-own"));
    try (RedisClient redis = RedisClient.builder().url(REDIS.uri()).completeOn(executor).build();
        MonitorSession session = value(redis.monitor().open())) {
      CompletableFuture<String> thread =
          session.next().thenApply(event -> Thread.currentThread().getName());
      redis.set(key, "v");
      value(thread);
      assertTrue(List.of("my-own", Thread.currentThread().getName()).contains(value(thread)));
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void should_close_the_connection_when_cancelled() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      MonitorSession session = value(redis.monitor().open());
      Poll.until(() -> monitoring(redis) == 1);
      CompletableFuture<MonitorEvent> open = session.next();
      session.close();

      Poll.until(() -> monitoring(redis) == 0);
      value(open.exceptionally(late -> null));
      assertNull(value(session.next()));
    }
  }

  /** How many connections of the server are monitors. */
  private static long monitoring(RedisClient redis) {
    String list = String.valueOf(value(redis.execute("CLIENT", "LIST")).text());
    return list.lines().filter(line -> line.matches(".* flags=[A-Za-z]*O.*")).count();
  }

  @Test
  void should_complete_when_the_client_is_closed_but_the_pool_is_not() {
    try (ConnectionPool pool = ConnectionPool.create(Endpoint.tcp(REDIS.host(), REDIS.port()))) {
      Recorder<MonitorEvent> ended = new Recorder<>(Long.MAX_VALUE);
      Recorder<MonitorEvent> goesOn = new Recorder<>(Long.MAX_VALUE);
      RedisClient first = RedisClient.builder().pool(pool).build();
      RedisClient second = RedisClient.builder().pool(pool).build();
      first.monitor().subscribe(ended);
      second.monitor().subscribe(goesOn);
      Poll.until(() -> monitoring(second) == 2);
      first.close();

      value(ended.end());
      assertFalse(goesOn.end().isDone());
      value(pool.disconnectAll());
      value(goesOn.end());
      Recorder<MonitorEvent> late = new Recorder<>(1);
      first.monitor().subscribe(late);
      assertInstanceOf(IllegalStateException.class, failure(late.end()));
      second.close();
    }
  }

  @Test
  void should_fail_and_not_come_back_when_the_server_goes() {
    try (RedisServer server = RedisServer.onFreePort().start();
        RedisClient redis = RedisClient.create(server.uri())) {
      Queue<ConnectionEvent> events = new ConcurrentLinkedQueue<>();
      redis.events().subscribe(events::add);
      MonitorSession session = value(redis.monitor().open());
      CompletableFuture<MonitorEvent> next = session.next();
      server.kill();

      ConnectionException lost = assertInstanceOf(ConnectionException.class, failure(next));
      assertEquals(Outcome.UNKNOWN, lost.outcome());
      Poll.until(() -> events.stream().anyMatch(ConnectionEvent.Disconnected.class::isInstance));
      assertTrue(events.stream().noneMatch(ConnectionEvent.Reconnecting.class::isInstance));
      assertInstanceOf(ConnectionException.class, failure(session.next()));

      ConnectionException refused =
          assertInstanceOf(ConnectionException.class, failure(redis.monitor().open()));
      assertEquals(Outcome.NOT_SENT, refused.outcome());
    }
  }

  @Test
  void should_fail_with_the_servers_words_when_monitoring_is_not_permitted() {
    try (RedisServer server = RedisServer.onFreePort().version(RedisVersion.REDIS_7_0).start();
        RedisClient admin = RedisClient.create(server.uri())) {
      value(admin.execute("ACL", "SETUSER", "app", "on", ">secret", "+@all", "-monitor", "~*"));
      try (RedisClient redis =
          RedisClient.builder().url(server.uri()).credentials("app", "secret").build()) {
        Recorder<MonitorEvent> recorder = new Recorder<>(0);
        redis.monitor().subscribe(recorder);

        assertInstanceOf(ServerException.NoPermission.class, failure(recorder.end()));
        assertInstanceOf(ServerException.NoPermission.class, failure(redis.monitor().open()));
      }
    }
  }

  @Test
  void should_keep_the_event_for_the_next_question_when_nobody_waits_any_more() {
    try (RedisClient redis = RedisClient.create(REDIS.uri());
        RedisClient other = RedisClient.create(REDIS.uri())) {
      value(other.ping());
      MonitorSession session = value(redis.monitor().open());
      CompletableFuture<MonitorEvent> impatient = session.next();
      assertThrows(IllegalStateException.class, session::next);
      impatient.cancel(false);
      value(other.set(key, "1"));
      value(other.set(key, "2"));

      assertEquals(List.of(key, "1"), texts(next(session)));
      assertEquals(List.of(key, "2"), texts(next(session)));
      session.close();
    }
  }

  @Test
  void should_keep_the_order_when_the_one_who_was_handed_an_event_has_gone() {
    BlockingDeque<Runnable> held = new LinkedBlockingDeque<>();
    try (RedisClient redis = RedisClient.builder().url(REDIS.uri()).completeOn(held::add).build();
        RedisClient other = RedisClient.create(REDIS.uri())) {
      value(other.ping());
      CompletableFuture<MonitorSession> opening = redis.monitor().open();
      MonitorSession session = running(held, opening);
      CompletableFuture<MonitorEvent> impatient = session.next();
      value(other.set(key, "1"));
      // The event is there, and on its way to the future.
      Poll.until(() -> runNewest(held) && !held.isEmpty());
      impatient.cancel(false);
      CompletableFuture<MonitorEvent> first = session.next();
      value(other.set(key, "2"));

      assertEquals(List.of(key, "1"), texts(running(held, first)));
      assertEquals(List.of(key, "2"), texts(running(held, session.next())));
    }
  }

  private static <T> T running(BlockingDeque<Runnable> held, CompletableFuture<T> future) {
    Poll.until(
        () -> {
          runNewest(held);
          return future.isDone();
        });
    return value(future);
  }

  /** Several threads may run tasks in another order than they came. */
  private static boolean runNewest(BlockingDeque<Runnable> held) {
    Runnable task = held.pollLast();
    if (task != null) {
      task.run();
    }
    return task != null;
  }

  @Test
  void should_not_stand_still_when_a_callback_waits_for_the_next_event() {
    try (RedisClient redis = RedisClient.create(REDIS.uri());
        RedisClient other = RedisClient.create(REDIS.uri())) {
      value(other.ping());
      MonitorSession session = value(redis.monitor().open());
      CompletableFuture<List<String>> both =
          session
              .next()
              .thenApply(first -> List.of(first.command(), value(session.next()).command()));
      value(other.set(key, "1"));
      value(other.get(key));

      assertEquals(List.of("SET", "GET"), value(both));
      session.close();
    }
  }

  @Test
  void should_name_the_way_to_do_it_when_it_is_asked_for_by_name() {
    try (RedisClient redis = RedisClient.create(REDIS.uri());
        LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      for (IllegalArgumentException refused :
          List.of(
              assertThrows(IllegalArgumentException.class, () -> redis.execute("MONITOR")),
              assertThrows(IllegalArgumentException.class, () -> ledis.execute("monitor")))) {
        assertTrue(refused.getMessage().contains("monitor() of a RedisClient"));
      }
      Throwable onLease = failure(redis.withConnection(c -> c.execute(Command.of("MONITOR"))));
      assertTrue(onLease.getMessage().contains("monitor() of a RedisClient"), onLease.getMessage());
      assertInstanceOf(IllegalArgumentException.class, onLease);
    }
  }
}
