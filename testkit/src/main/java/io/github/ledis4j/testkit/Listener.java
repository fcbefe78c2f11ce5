package io.github.ledis4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listens at one address, now and then, and keeps the connections that came. Thread-safe. */
final class Listener<C extends Listener.Peer> {
  /** The server's end of a connection. */
  interface Peer {
    void start();

    boolean isOpen();

    void close();

    void reset();
  }

  /** Makes the server's end of a connection that has come. */
  @FunctionalInterface
  interface Connector<C> {
    C connect(SocketChannel client) throws IOException;
  }

  // A fixed buffer: one that the system enlarges could take in megabytes before writes stall.
  private static final int RECEIVE_BUFFER = 64 * 1024;

  private final SocketAddress address;
  private final Connector<C> connector;
  private final List<C> connections = new ArrayList<>();
  private @Nullable ServerSocketChannel listener;
  private Thread acceptor = new Thread(); // never started: nothing to wait for

  Listener(SocketAddress address, Connector<C> connector) {
    this.address = address;
    this.connector = connector;
  }

  synchronized void open() {
    if (listener != null) {
      return;
    }
    try {
      ServerSocketChannel opened = listen();
      listener = opened;
      acceptor = Daemon.start("acceptor", () -> acceptAll(opened));
    } catch (IOException failure) {
      throw new ServerStartException("cannot listen at " + address, failure);
    }
  }

  /** Returns once connecting fails. */
  void close() {
    Thread ending = stopListening();
    try {
      // A closed listener takes connections for as long as a thread is still in accept.
      ending.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Thread stopListening() {
    ServerSocketChannel open = listener;
    listener = null;
    try {
      if (open != null) {
        open.close();
      }
      return acceptor;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot stop listening", failure);
    }
  }

  /** Leaves neither listener nor connections nor a socket's file. */
  void shutDown() {
    close();
    closeConnections();
    removeSocket();
  }

  synchronized void closeConnections() {
    connections.forEach(Peer::close);
    connections.clear();
  }

  synchronized void resetConnections() {
    connections.forEach(Peer::reset);
    connections.clear();
  }

  synchronized C lastConnection() {
    connections.removeIf(connection -> !connection.isOpen());
    if (connections.isEmpty()) {
      throw new IllegalStateException("no client is connected");
    }
    return connections.get(connections.size() - 1);
  }

  private void removeSocket() {
    try {
      if (address instanceof UnixDomainSocketAddress socket) {
        Files.deleteIfExists(socket.getPath());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot remove " + address, failure);
    }
  }

  private ServerSocketChannel listen() throws IOException {
    if (address instanceof UnixDomainSocketAddress) {
      removeSocket(); // it stays behind while connections are refused
      return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
    }
    return ServerSocketChannel.open()
        .setOption(StandardSocketOptions.SO_REUSEADDR, true)
        .setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER)
        .bind(address);
  }

  private void acceptAll(ServerSocketChannel from) {
    while (from.isOpen()) {
      try {
        serve(from, from.accept());
      } catch (IOException gone) {
        continue; // that client left at once; or nobody listens any more, and the loop ends
      }
    }
  }

  private synchronized void serve(ServerSocketChannel from, SocketChannel channel)
      throws IOException {
    if (from != listener) {
      channel.close();
      return;
    }
    if (!(address instanceof UnixDomainSocketAddress)) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    C connection = connector.connect(channel);
    connections.removeIf(each -> !each.isOpen());
    connections.add(connection);
    connection.start();
  }
}
