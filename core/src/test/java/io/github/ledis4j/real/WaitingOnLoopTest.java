package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Waiting on an event loop of ours would wait for ever; it throws instead, in every form. */
class WaitingOnLoopTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private static final Map<String, Function<RedisClient, CompletableFuture<?>>> FUTURES =
      Map.ofEntries(
          Map.entry("command", client -> client.get("k")),
          Map.entry("any command", client -> client.execute("PING")),
          Map.entry("thenApply", client -> client.get("k").thenApply(v -> v)),
          Map.entry("thenAccept", client -> client.get("k").thenAccept(v -> {})),
          Map.entry("thenCompose", client -> client.get("k").thenCompose(v -> client.get("k"))),
          Map.entry("handle", client -> client.get("k").handle((v, failure) -> v)),
          Map.entry("whenComplete", client -> client.get("k").whenComplete((v, failure) -> {})),
          Map.entry("exceptionally", client -> client.get("k").exceptionally(failure -> null)),
          Map.entry(
              "thenCombine",
              client -> client.get("a").thenCombine(client.get("b"), String::concat)),
          Map.entry("copy", client -> client.get("k").copy()),
          Map.entry("async", client -> client.get("k").thenApplyAsync(v -> v)),
          Map.entry("batch", client -> client.batch(b -> b.get("k"))),
          Map.entry("leased", client -> client.withConnection(c -> c.get("k"))),
          Map.entry("other database", client -> client.withDatabase(1).get("k")));

  static Stream<String> futures() {
    return FUTURES.keySet().stream().sorted();
  }

  private final AtomicReference<EventLoop> loop = new AtomicReference<>();
  private RedisClient client;

  @BeforeEach
  void connect() {
    client =
        RedisClient.builder()
            .endpoint(Endpoint.tcp(REDIS.host(), REDIS.port()))
            .connections(c -> c.customizer(p -> loop.compareAndSet(null, p.channel().eventLoop())))
            .build();
    client.set("a", "a").join();
    client.set("b", "b").join();
  }

  @AfterEach
  void close() {
    client.close();
  }

  private <T> T onLoop(Callable<T> task) throws Exception {
    return loop.get().submit(task).get(20, TimeUnit.SECONDS);
  }

  private void refuses(Supplier<CompletableFuture<?>> start) throws Exception {
    CompletableFuture<?> future =
        onLoop(
            () -> {
              CompletableFuture<?> started = start.get();
              for (Callable<?> wait :
                  Stream.<Callable<?>>of(
                          started::join, started::get, () -> started.get(1, TimeUnit.SECONDS))
                      .toList()) {
                IllegalStateException thrown =
                    assertThrows(IllegalStateException.class, wait::call);
                assertTrue(thrown.getMessage().contains("completeOn"), thrown.getMessage());
              }
              return started;
            });
    future.get(20, TimeUnit.SECONDS); // the refusal did it no harm
  }

  @ParameterizedTest
  @MethodSource("futures")
  void should_throw_when_waiting_for_a_future_of_a_client(String which) throws Exception {
    refuses(() -> FUTURES.get(which).apply(client));
  }

  @Test
  void should_throw_when_waiting_for_another_client_of_the_same_loops() throws Exception {
    try (LedisClient ledis = onSameLoop()) {
      refuses(() -> ledis.get("k"));
      refuses(() -> ledis.set("k", "v").thenCompose(done -> ledis.get("k")));
    }
    LedisClient unconnected = onSameLoop();
    refuses(unconnected::connect);
    refuses(unconnected::closeAsync);
  }

  /** On another loop it could be done before anyone waits for it. */
  private LedisClient onSameLoop() {
    return LedisClient.builder()
        .url(LEDIS.uri())
        .connections(c -> c.eventLoopGroup(loop.get()))
        .build();
  }

  @Test
  void should_throw_when_waiting_for_a_pool() throws Exception {
    ConnectionOptions options =
        ConnectionOptions.builder()
            .endpoint(Endpoint.tcp(REDIS.host(), REDIS.port()))
            .eventLoopGroup(loop.get())
            .build();
    try (ConnectionPool pool = ConnectionPool.create(options, PoolOptions.DEFAULT)) {
      refuses(pool::acquire);
      refuses(() -> pool.acquire().thenCompose(lease -> lease.execute("PING")));
      refuses(pool::reset);
    }
  }

  @Test
  void should_give_the_value_of_a_future_that_is_complete() throws Exception {
    CompletableFuture<String> done = client.get("a");
    done.get(20, TimeUnit.SECONDS);
    assertEquals("a", onLoop(done::join));
    assertEquals("a", onLoop(done::get));
    assertEquals("aa", onLoop(() -> done.thenApply(v -> v + v).join()));
  }
}
