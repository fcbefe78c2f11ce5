package io.github.ledis4j.internal.connection;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.internal.transport.DirectSocket;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** The way of callers to the socket of a channel, with a test in between. */
final class WatchedSocket extends DirectSocket {
  /** Writes to the socket that callers write to, as a test has it. */
  @FunctionalInterface
  interface Way {
    int write(DirectSocket socket, ByteBuffer bytes) throws IOException;
  }

  final Channel channel;
  final CountDownLatch closing = new CountDownLatch(1);
  private final DirectSocket socket;
  private final Way way;

  private WatchedSocket(Channel channel, Way way) {
    this.channel = channel;
    this.socket = requireNonNull(DirectSocket.of(channel), "callers cannot write");
    this.way = way;
    socket.beforeClose(
        () -> {
          closing.countDown();
          close();
        });
  }

  /** What to customize channels with, so that callers write to them in a way of the test's. */
  static Consumer<ChannelPipeline> putBetween(Way way, Consumer<WatchedSocket> made) {
    return pipeline -> {
      WatchedSocket watched = new WatchedSocket(pipeline.channel(), way);
      watched.attachTo(pipeline.channel());
      made.accept(watched);
    };
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    return way.write(socket, bytes);
  }
}
