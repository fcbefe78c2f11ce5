package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.ReplyLimits;
import io.github.ledis4j.codec.internal.ReplyDecoder;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.transport.Dialer;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.FastThreadLocal;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The pipeline of a connection in a channel without a socket, on the thread of the test. */
final class EmbeddedWire implements AutoCloseable {
  final Connection connection;
  final EmbeddedChannel channel;
  final ReplyCorrelator correlator;
  final Wire wire;
  private final EventLoops loops = EventLoops.acquire(Transport.NIO, null);
  private final DefaultEventLoop loop = new DefaultEventLoop();

  EmbeddedWire() {
    ConnectionOptions options = ConnectionOptions.DEFAULT;
    connection = new Connection(options, new Dialer(loops, options), loop, true, new EventHub());
    correlator = new ReplyCorrelator(connection.core());
    channel = new EmbeddedChannel(new ReplyDecoder(ReplyLimits.REDIS, correlator), correlator);
    wire = new Wire(channel, Endpoint.tcp("embedded", 1), correlator, new Probe(0));
    // The correlator took this thread for an event loop; other tests need it as their own.
    FastThreadLocal.removeAll();
  }

  /** Puts calls in flight, as if they had been submitted and written. */
  void send(Call<?>... calls) {
    for (Call<?> call : calls) {
      connection.core().outbox().admit(call);
      correlator.sent(call);
    }
  }

  /** Lets bytes come from the server, in one read. */
  void receive(String bytes) {
    channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.UTF_8));
  }

  /** Gives the bytes that were written since the last time. */
  String written() {
    StringBuilder text = new StringBuilder();
    for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
      text.append(bytes.toString(StandardCharsets.UTF_8));
      bytes.release();
    }
    return text.toString();
  }

  @Override
  public void close() {
    channel.finishAndReleaseAll();
    loop.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
    loops.close();
  }
}
