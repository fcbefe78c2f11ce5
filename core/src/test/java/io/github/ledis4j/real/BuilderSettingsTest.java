package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.ClientOptions;
import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.event.UndeliveredElement;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Credentials;
import io.github.ledis4j.options.CredentialsSource;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.options.ServerType;
import io.github.ledis4j.options.Tls;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a builder is told counts, or is refused; none of it is forgotten in silence. */
class BuilderSettingsTest {
  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_6_2);

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private static <T> T value(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  @Test
  void should_use_its_own_database_when_the_pool_has_another() throws Exception {
    try (ConnectionPool pool = ConnectionPool.create(REDIS.uri());
        RedisClient third = RedisClient.builder().pool(pool).database(3).build();
        RedisClient plain = RedisClient.builder().pool(pool).build()) {
      value(third.set("where", "third"));
      assertNull(value(plain.get("where")));
      assertEquals("third", value(plain.withDatabase(3).get("where")));
      assertEquals("third", value(third.withConnection(c -> c.get("where"))));
      assertEquals("third", value(third.transaction(tx -> tx.get("where"))));
      value(third.rpush("queue", "x"));
      assertEquals("x", value(third.blpop(Duration.ofSeconds(5), "queue")).value());
    }
    try (ConnectionPool pool = ConnectionPool.create(LEDIS.uri());
        LedisClient third = LedisClient.builder().pool(pool).database(3).build();
        LedisClient plain = LedisClient.builder().pool(pool).build()) {
      value(third.set("where", "third"));
      assertNull(value(plain.get("where")));
    }
  }

  @Test
  void should_use_the_database_of_the_pool_when_it_has_none_of_its_own() throws Exception {
    try (ConnectionPool pool = ConnectionPool.create(REDIS.uri() + "?db=5");
        RedisClient fifth = RedisClient.builder().pool(pool).build();
        RedisClient zero = RedisClient.builder().pool(pool).database(0).build()) {
      value(fifth.set("where", "fifth"));
      assertNull(value(zero.get("where")));
    }
  }

  private static Arguments decided(String name, Consumer<RedisClient.Builder> setting) {
    return Arguments.of(name, setting);
  }

  private static Stream<Arguments> whatAPoolDecides() {
    return Stream.of(
        decided("url", b -> b.url("redis://localhost")),
        decided("url", b -> b.url("redis://localhost?command_timeout=1s")),
        decided("endpoint", b -> b.endpoint(Endpoint.tcp("localhost", 1))),
        decided("endpoint", b -> b.endpoint(EndpointSource.of(Endpoint.tcp("localhost", 1)))),
        decided("credentials", b -> b.password("p")),
        decided("credentials", b -> b.credentials("u", "p")),
        decided("credentials", b -> b.credentials(CredentialsSource.of(Credentials.of("p")))),
        decided("clientName", b -> b.clientName("checkout")),
        decided("tls", b -> b.tls(Tls.systemTrust())),
        decided("connections", b -> b.connections(c -> c.sharedConnections(2))),
        decided("leases", b -> b.leases(p -> p.max(2))));
  }

  @ParameterizedTest
  @MethodSource("whatAPoolDecides")
  void should_be_refused_by_name_when_the_pool_decides_it(
      String name, Consumer<RedisClient.Builder> setting) {
    try (ConnectionPool pool = ConnectionPool.create(REDIS.uri())) {
      RedisClient.Builder builder = RedisClient.builder().pool(pool);
      setting.accept(builder);
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> builder.build().close());
      assertTrue(e.getMessage().contains("give " + name + " to the pool"), e::getMessage);
    }
  }

  @Test
  void should_start_from_options_when_they_are_handed_in() throws Exception {
    ConnectionOptions connections =
        ConnectionOptions.builder()
            .endpoint(Endpoint.tcp(REDIS.host(), REDIS.port()))
            .database(3)
            .build();
    PoolOptions leases = PoolOptions.builder().max(3).build();
    ClientOptions options = ClientOptions.builder().blockingSlice(Duration.ofMillis(5)).build();
    try (RedisClient client =
        RedisClient.builder()
            .connections(connections)
            .clientName("handed-in")
            .connections(c -> c.sharedConnections(2))
            .leases(leases)
            .leases(p -> p.waitAtMost(Duration.ZERO))
            .options(options)
            .retries(RetryPolicy.FAIL_FAST)
            .build()) {
      assertEquals("handed-in", value(client.execute("CLIENT", "GETNAME")).text());
      value(client.set("handed", "in"));
      try (RedisClient third = RedisClient.create(REDIS.uri() + "?db=3")) {
        assertEquals("in", value(third.get("handed")));
      }
      assertEquals(2, client.statistics().shared().connections());
    }
  }

  private static Stream<Arguments> whatWouldBeDiscarded() {
    return Stream.of(
        decided("endpoint", b -> b.endpoint(Endpoint.tcp("h", 1)).connections(someConnections())),
        decided(
            "connections", b -> b.connections(c -> c.probeEvery(1)).connections(someConnections())),
        decided("leases", b -> b.leases(p -> p.max(1)).leases(PoolOptions.DEFAULT)),
        decided("options", b -> b.options(ClientOptions.DEFAULT).options(ClientOptions.DEFAULT)),
        decided("undelivered", b -> b.undelivered(element -> {}).options(ClientOptions.DEFAULT)));
  }

  private static ConnectionOptions someConnections() {
    return ConnectionOptions.DEFAULT;
  }

  @ParameterizedTest
  @MethodSource("whatWouldBeDiscarded")
  void should_refuse_options_when_they_would_discard_what_was_set(
      String name, Consumer<RedisClient.Builder> settings) {
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> settings.accept(RedisClient.builder()));
    assertTrue(e.getMessage().endsWith("before it: " + name), e::getMessage);
  }

  @Test
  void should_refuse_when_connections_name_the_other_server() {
    ConnectionOptions ledis = ConnectionOptions.builder().server(ServerType.LEDIS).build();
    for (RedisClient.Builder builder :
        List.of(
            RedisClient.builder().connections(ledis),
            RedisClient.builder().connections(c -> c.server(ServerType.LEDIS)))) {
      IllegalArgumentException e = assertThrows(IllegalArgumentException.class, builder::build);
      assertTrue(e.getMessage().contains("use LedisClient"), e::getMessage);
    }
    RedisClient.builder().connections(c -> c.server(ServerType.DETECT)).build().close();
  }

  /** Counts, and gives a token that it wants back. */
  private static final class Witness implements CommandObserver {
    private final List<String> steps = new CopyOnWriteArrayList<>();

    @Override
    public Object submitted(CommandSpec command) {
      steps.add("submitted");
      return this;
    }

    @Override
    public void written(@Nullable Object token, CommandSpec command, Endpoint endpoint) {
      steps.add(token == this ? "written" : "wrong");
    }

    @Override
    public void replied(@Nullable Object token, CommandSpec command) {
      steps.add(token == this ? "replied" : "wrong");
    }

    @Override
    public void done(@Nullable Object token, CommandSpec command, Outcome outcome) {
      steps.add(token == this ? "done" : "wrong");
    }
  }

  @Test
  void should_tell_all_observers_when_one_of_them_fails() throws Exception {
    Witness metrics = new Witness();
    Witness tracing = new Witness();
    CommandObserver broken =
        new CommandObserver() {
          @Override
          public Object submitted(CommandSpec command) {
            throw new IllegalStateException("no collector");
          }
        };
    try (RedisClient client =
        RedisClient.builder()
            .url(REDIS.uri())
            .observer(metrics)
            .observer(broken)
            .observer(tracing)
            .build()) {
      value(client.get("k"));
      List<String> steps = List.of("submitted", "written", "replied", "done");
      Poll.until(() -> tracing.steps.size() == 4);
      assertEquals(steps, metrics.steps);
      assertEquals(steps, tracing.steps);
    }
  }

  @Test
  void should_call_all_customizers_in_order_when_there_are_several() throws Exception {
    List<String> called = new CopyOnWriteArrayList<>();
    try (RedisClient client =
        RedisClient.builder()
            .url(REDIS.uri())
            .connections(c -> c.customizer(p -> called.add("first")))
            .connections(c -> c.customizer(p -> called.add("second")))
            .build()) {
      value(client.get("k"));
      assertEquals(List.of("first", "second"), called);
    }
  }

  private record Element(int database, byte[] key, byte[] value, boolean front, Throwable reason)
      implements UndeliveredElement {}

  @Test
  void should_hand_an_element_to_all_handlers_when_the_first_fails() {
    List<String> called = new ArrayList<>();
    ClientOptions options =
        ClientOptions.builder()
            .undelivered(
                element -> {
                  called.add("first");
                  throw new IllegalStateException("full");
                })
            .undelivered(element -> called.add("second"))
            .build();
    UndeliveredElement element =
        new Element(0, new byte[1], new byte[1], true, new RuntimeException());
    assertThrows(IllegalStateException.class, () -> options.undelivered().accept(element));
    assertEquals(List.of("first", "second"), called);
  }

  @Test
  void should_refuse_when_a_command_has_a_mapper_already() {
    RedisClient.Builder builder = RedisClient.builder().mapper("GET", reply -> "one");
    assertThrows(
        IllegalArgumentException.class, () -> builder.mapper("get", (reply, options) -> "two"));
  }

  private static String logged(Runnable action) {
    PrintStream usual = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setErr(usual);
    }
    return log.toString(StandardCharsets.UTF_8);
  }

  @Test
  void should_say_once_what_the_url_wins_over_when_it_says_something_else() {
    String log =
        logged(
            () ->
                RedisClient.builder()
                    .url("redis://joe:s3cret@elsewhere/3?command_timeout=1s&pool_max=5")
                    .endpoint(Endpoint.tcp("here", 1))
                    .credentials("ann", "h1dden")
                    .database(0)
                    .commandTimeout(Duration.ofSeconds(10))
                    .leases(p -> p.max(7))
                    .build()
                    .close());
    assertEquals(1, log.lines().filter(line -> line.contains("the URL wins")).count(), log);
    for (String name : List.of("endpoint", "credentials", "database", "commandTimeout", "max")) {
      assertTrue(log.contains(name + " ("), log);
    }
    for (String value : List.of("elsewhere", "here ", "joe", "ann", "s3cret", "h1dden")) {
      assertFalse(log.contains(value), log);
    }
  }

  @Test
  void should_say_so_when_the_url_makes_sense_of_what_made_none() {
    String log =
        logged(
            () ->
                LedisClient.builder()
                    .credentials("ann", "h1dden")
                    .url("ledis://:s3cret@here")
                    .build()
                    .close());
    assertTrue(log.contains("the URL wins: LedisDB has no users"), log);
    assertFalse(log.contains("ann") || log.contains("h1dden") || log.contains("s3cret"), log);
  }

  @Test
  void should_say_so_when_the_url_undoes_what_was_set() {
    String log =
        logged(
            () ->
                RedisClient.builder()
                    .url("redis://h?tls=false&pool_wait_at_most=3s")
                    .tls(Tls.systemTrust())
                    .leases(PoolOptions.WITHOUT_WAITING)
                    .build()
                    .close());
    assertTrue(log.contains("tls (tls_... in the URL)"), log);
    assertTrue(log.contains("waitAtMost (pool_wait_at_most in the URL)"), log);
  }

  @Test
  void should_say_nothing_when_url_and_builder_agree() {
    String log =
        logged(
            () ->
                RedisClient.builder()
                    .url("redis://joe:s3cret@elsewhere/3?client_name=a")
                    .endpoint(Endpoint.tcp("elsewhere", 6379))
                    .credentials("joe", "s3cret")
                    .database(3)
                    .clientName("a")
                    .retries(RetryPolicy.READS)
                    .connections(c -> c.sharedConnections(2))
                    .build()
                    .close());
    assertEquals("", log);
  }

  @Test
  void should_take_an_empty_password_of_a_user_from_the_url() throws Exception {
    try (RedisClient admin = RedisClient.create(REDIS.uri())) {
      value(admin.execute("ACL", "SETUSER", "guest", "on", "nopass", "+@all", "~*"));
      String url = REDIS.uri().replace("redis://", "redis://guest:@");
      try (RedisClient guest = RedisClient.create(url)) {
        assertEquals("guest", value(guest.execute("ACL", "WHOAMI")).text());
      }
      value(admin.execute("ACL", "DELUSER", "guest"));
    }
  }
}
