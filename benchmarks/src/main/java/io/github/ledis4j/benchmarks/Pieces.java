package io.github.ledis4j.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Stands before a server and hands its replies on in small pieces, each a segment of its own. */
final class Pieces implements AutoCloseable {
  static final int PIECE = 1_000;
  static final int REQUEST = 64 * 1024;

  private final SocketAddress server;
  private final ServerSocketChannel listener;

  Pieces(SocketAddress server) throws IOException {
    this.server = server;
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    daemon("accept", this::accept);
  }

  String place() {
    return "127.0.0.1:" + listener.socket().getLocalPort();
  }

  private void accept() throws IOException {
    while (listener.isOpen()) {
      SocketChannel client = listener.accept();
      SocketChannel upstream = SocketChannel.open(server);
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      upstream.setOption(StandardSocketOptions.TCP_NODELAY, true);
      daemon("requests", () -> copy(client, upstream, REQUEST));
      daemon("replies", () -> copy(upstream, client, PIECE));
    }
  }

  /** Hands on until one side ends, and closes both. */
  static void copy(SocketChannel from, SocketChannel to, int size) throws IOException {
    try (from;
        to) {
      ByteBuffer piece = ByteBuffer.allocateDirect(size);
      while (from.read(piece.clear()) >= 0) {
        piece.flip();
        while (piece.hasRemaining()) {
          to.write(piece);
        }
      }
    }
  }

  static void daemon(String name, Copying body) {
    Thread thread =
        new Thread(
            () -> {
              try {
                body.run();
              } catch (IOException closed) {
                // One side is gone; its copier has closed the other.
              }
            },
            "pieces-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  @FunctionalInterface
  interface Copying {
    void run() throws IOException;
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
