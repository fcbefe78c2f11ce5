package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.testkit.ScriptedServer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Handlers that users add to the pipeline. */
class CustomizerTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final String X = "$1\r\nx\r\n";

  /** Notes what goes in and out on the side of the socket. */
  private static final class Tap extends ChannelDuplexHandler {
    private final Queue<String> seen;

    Tap(Queue<String> seen) {
      this.seen = seen;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      seen.add("in " + ((ByteBuf) message).toString(StandardCharsets.UTF_8));
      ctx.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
      seen.add("out " + ((ByteBuf) message).toString(StandardCharsets.UTF_8));
      ctx.write(message, promise);
    }
  }

  /** Waits for its writes, as handlers of Netty do that look for idle channels. */
  private static final class Waiting extends ChannelDuplexHandler {
    private final Queue<Boolean> written;

    Waiting(Queue<Boolean> written) {
      this.written = written;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
      ctx.write(message, promise.unvoid()).addListener(done -> written.add(done.isSuccess()));
    }
  }

  @Test
  void should_tell_handlers_when_their_writes_are_done() {
    Queue<Boolean> written = new ConcurrentLinkedQueue<>();
    try (ScriptedServer server = ScriptedServer.replying(X);
        RedisClient client =
            Faults.client(server.start(), LONG)
                .connections(c -> c.customizer(pipeline -> pipeline.addLast(new Waiting(written))))
                .build()) {
      assertEquals("x", Faults.value(client.get("a")));
      assertEquals("x", Faults.value(client.get("b")));
      assertEquals(List.of(true, true, true), List.copyOf(written), "the handshake and two");
    }
  }

  @Test
  void should_show_decoder_and_correlator_and_run_on_the_event_loop_at_every_connect() {
    Queue<List<String>> pipelines = new ConcurrentLinkedQueue<>();
    Queue<Boolean> onLoop = new ConcurrentLinkedQueue<>();
    try (ScriptedServer server = ScriptedServer.replying(X);
        RedisClient client =
            Faults.client(server.start(), LONG)
                .connections(
                    c ->
                        c.customizer(
                            pipeline -> {
                              pipelines.add(handlers(pipeline));
                              onLoop.add(pipeline.channel().eventLoop().inEventLoop());
                            }))
                .build()) {
      assertEquals("x", Faults.value(client.get("k")));
      server.closeConnections();
      server.awaitConnections(2);
      assertEquals("x", Faults.value(client.get("k")));
      List<String> expected = List.of("reply-decoder", "reply-correlator");
      assertEquals(List.of(expected, expected), List.copyOf(pipelines));
      assertEquals(List.of(true, true), List.copyOf(onLoop));
    }
  }

  private static List<String> handlers(ChannelPipeline pipeline) {
    return pipeline.names().stream().filter(name -> name.startsWith("reply-")).toList();
  }

  @Test
  void should_pass_every_byte_through_a_handler_in_front() {
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    try (ScriptedServer server = ScriptedServer.replying("_\r\n").thenReply(X).scripting("HELLO");
        RedisClient client =
            Faults.client(server.start(), LONG)
                .connections(c -> c.customizer(pipeline -> pipeline.addFirst(new Tap(seen))))
                .build()) {
      assertEquals("x", Faults.value(client.get("k")));
      assertEquals(
          "*2\r\n$5\r\nHELLO\r\n$1\r\n3\r\n*1\r\n$4\r\nPING\r\n*2\r\n$3\r\nGET\r\n$1\r\nk\r\n",
          all("out ", seen));
      assertEquals("_\r\n+PONG\r\n" + X, all("in ", seen));
    }
  }

  private static String all(String direction, Queue<String> seen) {
    return seen.stream()
        .filter(each -> each.startsWith(direction))
        .map(each -> each.substring(direction.length()))
        .collect(Collectors.joining());
  }

  @Test
  void should_fail_the_commands_of_its_connection_when_a_handler_throws() {
    try (ScriptedServer server = ScriptedServer.replying("+OK\r\n");
        RedisClient client =
            Faults.client(server.start(), LONG)
                .connections(c -> c.customizer(CustomizerTest::throwOnReply))
                .build()) {
      Throwable failure = Faults.failure(client.set("k", "v"));
      assertTrue(failure.getMessage().contains("handler is broken"), failure.getMessage());
      assertFalse(failure.getMessage().contains("closed by the peer"), failure.getMessage());
    }
  }

  private static void throwOnReply(ChannelPipeline pipeline) {
    pipeline.addFirst(
        new ChannelDuplexHandler() {
          @Override
          public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (((ByteBuf) message).toString(StandardCharsets.UTF_8).startsWith("+OK")) {
              ((ByteBuf) message).release();
              throw new IllegalStateException("handler is broken");
            }
            ctx.fireChannelRead(message);
          }
        });
  }
}
