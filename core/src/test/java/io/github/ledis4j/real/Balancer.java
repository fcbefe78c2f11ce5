package io.github.ledis4j.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in front of a server, and drops the first connections in a way that a test chooses. */
final class Balancer implements AutoCloseable {

  /** What becomes of a connection that is not passed on. */
  enum Drop {
    AT_ONCE,
    AFTER_THE_FIRST_BYTE,
    WITH_A_RESET
  }

  private final ServerSocket listener;
  private final List<Socket> open = new ArrayList<>();
  private final AtomicInteger dropped = new AtomicInteger();
  private final int serverPort;
  private final Drop way;
  private final int drops;

  Balancer(int serverPort, Drop way, int drops) throws IOException {
    this.serverPort = serverPort;
    this.way = way;
    this.drops = drops;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  int dropped() {
    return dropped.get();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      if (dropped.get() < drops) {
        drop(client);
        dropped.incrementAndGet();
      } else {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        synchronized (open) {
          open.addAll(List.of(client, server));
        }
        daemon(() -> client.getInputStream().transferTo(server.getOutputStream()));
        daemon(() -> server.getInputStream().transferTo(client.getOutputStream()));
      }
    }
  }

  private void drop(Socket client) throws IOException {
    if (way != Drop.AT_ONCE) {
      client.getInputStream().read();
    }
    if (way == Drop.WITH_A_RESET) {
      client.setSoLinger(true, 0);
    }
    client.close();
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void daemon(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException closed) {
                return;
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
      synchronized (open) {
        for (Socket each : open) {
          each.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
