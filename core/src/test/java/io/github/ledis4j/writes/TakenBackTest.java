package io.github.ledis4j.writes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.options.Transport;
import io.github.ledis4j.testkit.ScriptedServer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a lost connection has not taken is sent on the next one, or is known not to be sent. */
class TakenBackTest {
  private static final String OK = "+OK\r\n";
  private static final int WRITES = 200;
  private static final String LARGE = "x".repeat(64 * 1024);

  private static RedisClient.Builder client(ScriptedServer server, Transport transport) {
    return RedisClient.builder()
        .url(server.redisUri())
        .commandTimeout(Duration.ofSeconds(20))
        .connections(c -> c.transport(transport).reconnectMax(Duration.ofMillis(20)));
  }

  /** Writes that fill the socket of a server that reads nothing, and Netty's buffer behind it. */
  private static List<CompletableFuture<Boolean>> stuck(RedisClient client, ScriptedServer server) {
    List<CompletableFuture<Boolean>> writes = new ArrayList<>();
    writes.add(client.set("first", "1"));
    server.awaitRequests(1);
    for (int i = 0; i < WRITES; i++) {
      writes.add(client.set("k" + i, LARGE));
    }
    return writes;
  }

  private static List<Outcome> outcomes(List<CompletableFuture<Boolean>> writes) {
    return writes.stream()
        .map(
            write ->
                write
                    .orTimeout(15, TimeUnit.SECONDS)
                    .handle((ok, failure) -> failure == null ? Outcome.SUCCEEDED : of(failure))
                    .join())
        .toList();
  }

  private static Outcome of(Throwable failure) {
    return Outcome.of(failure);
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"NIO", "EPOLL"})
  void should_send_again_what_the_socket_did_not_take_when_the_connection_is_lost(
      Transport transport) {
    try (ScriptedServer server =
            ScriptedServer.onFreePort().thenStopReading().onNextConnection().thenReply(OK);
        RedisClient client = client(server.start(), transport).build()) {
      List<CompletableFuture<Boolean>> writes = stuck(client, server);
      client.withTimeout(Duration.ofMillis(200)).get("waits").handle((v, f) -> f).join();
      server.closeConnections();
      List<Outcome> outcomes = outcomes(writes);
      int lost = outcomes.lastIndexOf(Outcome.UNKNOWN);
      assertTrue(outcomes.subList(0, lost + 1).stream().allMatch(Outcome.UNKNOWN::equals));
      assertTrue(
          outcomes.subList(lost + 1, outcomes.size()).stream().allMatch(Outcome.SUCCEEDED::equals));
      // The first whole one was sent, and so are all that the socket had not taken whole.
      List<List<String>> again = server.requests();
      assertEquals("k" + lost, again.get(again.size() - (outcomes.size() - 1 - lost)).get(1));
    }
  }

  @Test
  void should_say_that_nothing_was_sent_when_the_caller_wants_no_repeats() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenStopReading();
        RedisClient client =
            client(server.start(), Transport.AUTO).retries(RetryPolicy.FAIL_FAST).build()) {
      List<CompletableFuture<Boolean>> writes = stuck(client, server);
      client.withTimeout(Duration.ofMillis(200)).get("waits").handle((v, f) -> f).join();
      server.closeConnections();
      List<Outcome> outcomes = outcomes(writes);
      assertEquals(Outcome.UNKNOWN, outcomes.get(0));
      assertEquals(Outcome.NOT_SENT, outcomes.get(outcomes.size() - 1));
    }
  }

  @Test
  void should_not_write_in_the_read_pass_that_finds_the_end_of_the_connection() {
    AtomicReference<RedisClient> user = new AtomicReference<>();
    CompletableFuture<Boolean> written = new CompletableFuture<>();
    ChannelInboundHandlerAdapter lateUser =
        new ChannelInboundHandlerAdapter() {
          @Override
          public boolean isSharable() {
            return true;
          }

          @Override
          public void channelReadComplete(ChannelHandlerContext context) {
            if (context.channel().unsafe().recvBufAllocHandle().lastBytesRead() < 0) {
              user.get()
                  .set("late", "1")
                  .whenComplete(
                      (ok, failure) -> {
                        if (failure == null) {
                          written.complete(ok);
                        } else {
                          written.completeExceptionally(failure);
                        }
                      });
            }
            context.fireChannelReadComplete();
          }
        };
    try (ScriptedServer server = ScriptedServer.replying(OK);
        RedisClient client =
            client(server.start(), Transport.AUTO)
                .connections(c -> c.customizer(pipeline -> pipeline.addFirst(lateUser)))
                .build()) {
      user.set(client);
      client.set("early", "1").join();
      server.closeConnections();
      assertTrue(written.orTimeout(15, TimeUnit.SECONDS).join());
      assertEquals(2, server.connectionCount());
    }
  }
}
