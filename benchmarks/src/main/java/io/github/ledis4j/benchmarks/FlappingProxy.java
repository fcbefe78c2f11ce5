package io.github.ledis4j.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Stands before a server and hands everything on, until told to flap: then it closes what is open,
 * and each new connection at once or within some milliseconds, as a balancer without back ends
 * does.
 */
final class FlappingProxy implements SoakWeather.Front {
  private static final int LONGEST_MILLIS = 20;

  private final SocketAddress server;
  private final ServerSocketChannel listener;
  private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();
  private volatile boolean flapping;
  private int accepted;

  FlappingProxy(SocketAddress server) throws IOException {
    this.server = server;
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Pieces.daemon("accept", this::accept);
  }

  String place() {
    return "127.0.0.1:" + listener.socket().getLocalPort();
  }

  @Override
  public void flap(boolean on) {
    flapping = on;
    if (on) {
      clients.forEach(FlappingProxy::close);
    }
  }

  private void accept() throws IOException {
    while (listener.isOpen()) {
      SocketChannel client = listener.accept();
      if (flapping && accepted++ % 2 == 0) {
        client.setOption(StandardSocketOptions.SO_LINGER, accepted % 4 == 1 ? 0 : -1);
        close(client);
      } else {
        forward(client);
      }
    }
  }

  private void forward(SocketChannel client) throws IOException {
    clients.add(client);
    SocketChannel upstream = SocketChannel.open(server);
    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
    if (server instanceof InetSocketAddress) {
      upstream.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    Pieces.daemon("requests", () -> copy(client, client, upstream));
    Pieces.daemon("replies", () -> copy(client, upstream, client));
    if (flapping) {
      Pieces.daemon("end", () -> closeSoon(client));
    }
  }

  private static void closeSoon(SocketChannel client) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(Math.floorMod(client.hashCode(), LONGEST_MILLIS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }

  private void copy(SocketChannel client, SocketChannel from, SocketChannel to) throws IOException {
    try {
      Pieces.copy(from, to, Pieces.REQUEST);
    } finally {
      clients.remove(client);
    }
  }

  private static void close(SocketChannel client) {
    try {
      client.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
