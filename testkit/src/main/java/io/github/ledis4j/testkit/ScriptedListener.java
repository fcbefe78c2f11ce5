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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Listens at one address, now and then, and keeps the connections that came. Thread-safe. */
final class ScriptedListener {
  // A fixed buffer: one that the system enlarges could take in megabytes before writes stall.
  private static final int RECEIVE_BUFFER = 64 * 1024;

  private final SocketAddress address;
  private final Function<SocketChannel, ScriptedConnection> connector;
  private final List<ScriptedConnection> connections = new ArrayList<>();
  private @Nullable ServerSocketChannel listener;
  private Thread acceptor = new Thread(); // never started: nothing to wait for

  ScriptedListener(SocketAddress address, Function<SocketChannel, ScriptedConnection> connector) {
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
      acceptor = new Thread(() -> acceptAll(opened), "ledis4j-scripted-acceptor");
      acceptor.setDaemon(true);
      acceptor.start();
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
    connections.forEach(ScriptedConnection::close);
    connections.clear();
  }

  synchronized void resetConnections() {
    connections.forEach(ScriptedConnection::reset);
    connections.clear();
  }

  synchronized ScriptedConnection lastConnection() {
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
    ScriptedConnection connection = connector.apply(channel);
    connections.add(connection);
    connection.start();
  }
}
