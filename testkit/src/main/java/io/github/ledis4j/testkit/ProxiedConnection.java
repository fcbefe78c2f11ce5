package io.github.ledis4j.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;

/** A client's connection and the one to the server that belongs to it. */
final class ProxiedConnection implements Listener.Peer {
  private final SocketChannel client;
  private final SocketChannel server;
  private final SocketAddress address;
  private final Traffic requests;
  private final Traffic replies;
  private final AtomicInteger ended = new AtomicInteger();

  ProxiedConnection(SocketChannel client, SocketAddress address, Traffic requests, Traffic replies)
      throws IOException {
    this.client = client;
    this.address = address;
    this.requests = requests;
    this.replies = replies;
    server =
        address instanceof InetSocketAddress
            ? SocketChannel.open()
            : SocketChannel.open(StandardProtocolFamily.UNIX);
  }

  @Override
  public void start() {
    Daemon.start("proxy-connects", this::connect);
  }

  private void connect() {
    try {
      server.connect(address);
      if (address instanceof InetSocketAddress) {
        server.setOption(StandardSocketOptions.TCP_NODELAY, true);
      }
      new Pump(this, client, server, requests).start("requests");
      new Pump(this, server, client, replies).start("replies");
    } catch (IOException unreachable) {
      close();
    }
  }

  @Override
  public boolean isOpen() {
    return client.isOpen() || server.isOpen();
  }

  @Override
  public void close() {
    close(client);
    close(server);
  }

  @Override
  public void reset() {
    resetOnClose(client);
    resetOnClose(server);
    close();
  }

  /**
   * Says to one side that nothing more comes. What it still sends is read until it leaves: if that
   * were left unread, a reset could overtake what it was sent last.
   */
  void endOutput(SocketChannel channel) {
    try {
      channel.shutdownOutput();
    } catch (IOException gone) {
      close(channel);
    }
  }

  /** One direction has come to its end. */
  void ended() {
    if (ended.incrementAndGet() == 2) {
      close();
    }
  }

  void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException ignored) {
      assert !channel.isOpen();
    }
    requests.wake();
    replies.wake();
  }

  private void resetOnClose(SocketChannel channel) {
    try {
      if (address instanceof InetSocketAddress) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException gone) {
      assert !channel.isOpen();
    }
  }
}
