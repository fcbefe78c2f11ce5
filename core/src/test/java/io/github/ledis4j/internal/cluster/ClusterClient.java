package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterEvent;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.pool.ClusterSeeds;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.options.ServerType;
import io.github.ledis4j.pool.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The commands of Redis over a router, as long as there is no client around it. */
final class ClusterClient implements RedisCommands<String, String>, AutoCloseable {
  private final Queue<ClusterEvent> events = new ConcurrentLinkedQueue<>();
  private final EventLoops loops;
  private final ClusterRouter router;
  private final CallSettings settings;

  ClusterClient(List<Endpoint> seeds, Duration timeout, RetryPolicy retries) {
    this(new ClusterSeeds(seeds), timeout, retries);
  }

  ClusterClient(ClusterSeeds seeds, Duration timeout, RetryPolicy retries) {
    ConnectionOptions options =
        ConnectionOptions.builder()
            .server(ServerType.REDIS)
            .reconnectMax(Duration.ofMillis(200))
            .build();
    this.loops = EventLoops.acquire(options.transport(), options.eventLoopGroup());
    this.router =
        new ClusterRouter(
            options, PoolOptions.DEFAULT, loops, new EventHub(), seeds, events::addAll);
    this.settings = CallSettings.of(timeout.toNanos(), retries, null, null);
  }

  ClusterRouter router() {
    return router;
  }

  List<ClusterEvent> events() {
    return List.copyOf(events);
  }

  <T extends @Nullable Object> CompletableFuture<T> submit(Call<T> call) {
    router.submit(ClusterRouter.slot(call), call);
    return call;
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    return submit(new Call<>(command, settings));
  }

  @Override
  public Format<String, String> format() {
    return Format.TEXT;
  }

  @Override
  public void close() {
    router.closeAsync(Duration.ofSeconds(5)).join();
    loops.close();
  }
}
