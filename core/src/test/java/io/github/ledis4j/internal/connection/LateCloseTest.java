package io.github.ledis4j.internal.connection;

import io.github.ledis4j.testkit.ScriptedServer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** A channel whose close takes its time, as that of TLS may, while the next one is dialled. */
class LateCloseTest {
  private final Queue<Runnable> closes = new ConcurrentLinkedQueue<>();

  /** Holds the close of a channel back until the test lets it go. */
  private final class SlowClose extends ChannelOutboundHandlerAdapter {
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
      closes.add(() -> ctx.channel().eventLoop().execute(() -> ctx.close(promise)));
    }
  }

  @Test
  void should_give_the_credit_of_a_handshake_back_when_its_channel_closes_after_the_next_try() {
    try (ScriptedServer server = ScriptedServer.onFreePort().withoutHandshake().thenSwallow();
        LiveConnection live =
            LiveConnection.to(
                server.start(),
                options ->
                    options
                        .connectTimeout(Duration.ofMillis(100))
                        .customizer(pipeline -> pipeline.addFirst(new SlowClose())))) {
      live.submit(Calls.read("a"));
      Calls.await(() -> closes.size() >= 2);
      Calls.value(live.connection.closeAsync(Duration.ZERO));
      closes.forEach(Runnable::run);
      live.awaitNothingOpen();
    }
  }
}
