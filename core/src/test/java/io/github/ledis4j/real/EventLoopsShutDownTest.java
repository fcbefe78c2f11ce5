package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.RedisServer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Event loops of the program that end before the client does: no caller may wait for ever. */
class EventLoopsShutDownTest {
  private final RedisServer server = RedisServer.onFreePort();
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final RedisClient client =
      RedisClient.builder()
          .endpoint(Endpoint.tcp(server.host(), server.port()))
          .connections(
              c ->
                  c.eventLoopGroup(group)
                      .reconnectMin(Duration.ofDays(1))
                      .reconnectMax(Duration.ofDays(1)))
          .build();

  @BeforeEach
  void connect() throws Exception {
    server.start();
    client.connect().get(20, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS);
    server.close();
  }

  private void endAll(List<CompletableFuture<Boolean>> open) throws Exception {
    Poll.until(group::isTerminated);
    for (CompletableFuture<Boolean> each : open) {
      Outcome outcome =
          each.handle((value, failure) -> Outcome.of(failure)).get(20, TimeUnit.SECONDS);
      assertTrue(outcome != Outcome.REJECTED && outcome != Outcome.EXECUTED, outcome::toString);
    }
    client.closeAsync().get(20, TimeUnit.SECONDS);
  }

  /** Lets the event loop do all that it has to do now. */
  private void letRun() throws Exception {
    group.next().submit(() -> {}).get(20, TimeUnit.SECONDS);
  }

  private List<CompletableFuture<Boolean>> some() {
    List<CompletableFuture<Boolean>> open = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      open.add(client.set("k" + i, "v"));
    }
    return open;
  }

  @Test
  void should_end_every_command_when_they_are_shut_down_while_idle() throws Exception {
    server.suspend();
    List<CompletableFuture<Boolean>> open = some();
    letRun();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS);
    endAll(open);
  }

  @Test
  void should_end_every_command_when_they_are_shut_down_while_busy() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    Future<Boolean> task =
        group
            .next()
            .submit(
                () -> {
                  started.countDown();
                  return busy.await(20, TimeUnit.SECONDS);
                });
    assertTrue(started.await(20, TimeUnit.SECONDS));
    List<CompletableFuture<Boolean>> open = some();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS);
    busy.countDown();
    assertTrue(task.get(20, TimeUnit.SECONDS));
    endAll(open);
  }

  @Test
  void should_end_every_command_when_they_are_shut_down_during_back_off() throws Exception {
    server.kill();
    Poll.until(() -> client.statistics().shared().connected() == 0);
    letRun();
    List<CompletableFuture<Boolean>> open = some();
    letRun();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS);
    endAll(open);
  }
}
