package io.github.ledis4j.simulator.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.channel.AbstractChannel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The client's end of a connection of the network. */
final class SimChannel extends AbstractChannel implements DuplexChannel {
  private static final ChannelMetadata METADATA = new ChannelMetadata(false);

  private final ChannelConfig config = new SimConfig(this);
  private final Network network;
  private final Arrived arrived = new Arrived();
  private @Nullable SocketAddress remote;
  private @Nullable Link link;
  private boolean open = true;
  private boolean wantsRead;
  private boolean ended;
  private boolean outputShut;
  private @Nullable IOException broken;

  SimChannel(Network network) {
    super(null);
    this.network = network;
    config.setAllocator(network.allocator());
    new SimSocket(this, network).attachTo(this);
    config.setWriteBufferWaterMark(network.waterMark());
  }

  /** Where bytes go, or null if they go nowhere; a reset that has come fails them, unread too. */
  @Nullable Link way() throws IOException {
    if (broken != null) {
      throw new IOException("Broken pipe");
    }
    return open && !outputShut ? link : null;
  }

  /** Bytes, or the end of them, have come. Called as an event of the world. */
  void arrive(String bytes) {
    arrived.add(bytes);
    readSoon();
  }

  void arriveEnd(@Nullable IOException reset) {
    ended = true;
    broken = reset;
    readSoon();
  }

  /** The server has taken bytes: there is room again. */
  void roomAgain() {
    onLoop(() -> ((SimUnsafe) unsafe()).flushAgain());
  }

  private void readSoon() {
    onLoop(this::deliver);
  }

  private void onLoop(Runnable task) {
    if (isRegistered() && !eventLoop().isShutdown()) {
      eventLoop().execute(task);
    }
  }

  /** Hands on what is there, as far as it is wanted: a chunk, or a few, for each read. */
  private void deliver() {
    boolean any = false;
    while (wantsRead && open && !arrived.isEmpty()) {
      wantsRead = false;
      any = true;
      int chunks = 1 + network.world().random().nextInt(3);
      for (int i = 0; i < chunks && !arrived.isEmpty(); i++) {
        pipeline().fireChannelRead(network.allocator().arrived(arrived.take(link)));
      }
      pipeline().fireChannelReadComplete();
    }
    if (open && ended && arrived.isEmpty() && (wantsRead || any)) {
      IOException failure = broken;
      if (failure != null) {
        pipeline().fireExceptionCaught(failure);
      }
      unsafe().close(unsafe().voidPromise());
    }
  }

  @Override
  protected AbstractUnsafe newUnsafe() {
    return new SimUnsafe();
  }

  private final class SimUnsafe extends AbstractUnsafe {
    @Override
    public void connect(SocketAddress to, @Nullable SocketAddress from, ChannelPromise promise) {
      if (!promise.setUncancellable() || !ensureOpen(promise)) {
        return;
      }
      remote = to;
      Future<?> timeout =
          eventLoop()
              .schedule(
                  () -> failed(promise, new ConnectTimeoutException("timed out: " + to)),
                  config.getConnectTimeoutMillis(),
                  TimeUnit.MILLISECONDS);
      network.connect(
          SimChannel.this,
          to,
          opened ->
              eventLoop()
                  .execute(
                      () -> {
                        timeout.cancel(false);
                        connected(promise, opened);
                      }));
    }

    private void connected(ChannelPromise promise, @Nullable Link opened) {
      if (opened == null) {
        failed(promise, new ConnectException("Connection refused: " + remote));
      } else if (!open) {
        opened.close();
      } else {
        link = opened;
        promise.trySuccess();
        pipeline().fireChannelActive();
      }
    }

    private void failed(ChannelPromise promise, IOException failure) {
      promise.tryFailure(failure);
      closeIfClosed();
      if (open && link == null) {
        close(voidPromise());
      }
    }

    void flushAgain() {
      flush0();
    }
  }

  @Override
  protected Object filterOutboundMessage(Object message) {
    network.copying();
    return message;
  }

  @Override
  protected void doWrite(ChannelOutboundBuffer in) throws IOException {
    Link to = way();
    if (to == null) {
      throw new ClosedChannelException();
    }
    while (in.current() instanceof ByteBuf buffer) {
      network.writing();
      int size = Math.min(buffer.readableBytes(), to.room());
      if (size == 0 && buffer.isReadable()) {
        return;
      }
      to.send(buffer.toString(buffer.readerIndex(), size, ISO_8859_1));
      in.removeBytes(size);
      if (size == 0) {
        in.remove();
      }
    }
  }

  @Override
  protected void doBeginRead() {
    wantsRead = true;
    if (!arrived.isEmpty() || ended) {
      readSoon();
    }
  }

  @Override
  protected void doClose() {
    open = false;
    if (link != null) {
      link.close();
    }
  }

  /** What Netty does when a write failed: the server sees the end, and ends its side. */
  @Override
  protected void doShutdownOutput() {
    outputShut = true;
    if (link != null) {
      link.end();
    }
  }

  @Override
  protected void doDisconnect() {
    doClose();
  }

  @Override
  protected void doBind(SocketAddress local) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected boolean isCompatible(EventLoop loop) {
    return true;
  }

  @Override
  protected @Nullable SocketAddress localAddress0() {
    return null;
  }

  @Override
  protected @Nullable SocketAddress remoteAddress0() {
    return remote;
  }

  @Override
  public ChannelConfig config() {
    return config;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public boolean isActive() {
    return open && link != null;
  }

  @Override
  public ChannelMetadata metadata() {
    return METADATA;
  }

  @Override
  public boolean isInputShutdown() {
    return !open;
  }

  @Override
  public boolean isOutputShutdown() {
    return !open || outputShut;
  }

  @Override
  public boolean isShutdown() {
    return !open;
  }

  @Override
  public ChannelFuture shutdownInput() {
    return close();
  }

  @Override
  public ChannelFuture shutdownInput(ChannelPromise promise) {
    return close(promise);
  }

  @Override
  public ChannelFuture shutdownOutput() {
    return close();
  }

  @Override
  public ChannelFuture shutdownOutput(ChannelPromise promise) {
    return close(promise);
  }

  @Override
  public ChannelFuture shutdown() {
    return close();
  }

  @Override
  public ChannelFuture shutdown(ChannelPromise promise) {
    return close(promise);
  }
}
