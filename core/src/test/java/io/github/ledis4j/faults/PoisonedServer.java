package io.github.ledis4j.faults;

import io.github.ledis4j.options.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that dies of certain commands. As a real one it answers only after it has looked at all
 * that came in one read, so that what stood before such a command goes unanswered, too.
 */
final class PoisonedServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Set<String> poison;
  private final AtomicInteger deaths = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();

  PoisonedServer(String... keys) throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    poison = Set.of(keys);
    daemon(this::accept);
  }

  Endpoint endpoint() {
    return Endpoint.tcp(listener.getInetAddress().getHostAddress(), listener.getLocalPort());
  }

  int deaths() {
    return deaths.get();
  }

  int connections() {
    return connections.get();
  }

  /** How often a command on this key came. */
  long timesSeen(String key) {
    return seen.stream().filter(key::equals).count();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        connections.incrementAndGet();
        daemon(() -> serve(socket));
      }
    } catch (IOException closed) {
      assert listener.isClosed();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = socket.getInputStream();
      StringBuilder replies = new StringBuilder();
      while (true) {
        List<String> command = read(in);
        if (command.get(0).equals("GET") && poison.contains(command.get(1))) {
          seen.add(command.get(1));
          deaths.incrementAndGet();
          return;
        }
        replies.append(answer(command));
        if (in.available() == 0) {
          socket.getOutputStream().write(replies.toString().getBytes(StandardCharsets.UTF_8));
          replies.setLength(0);
        }
      }
    } catch (IOException gone) {
      assert socket.isClosed();
    }
  }

  private String answer(List<String> command) {
    if (command.get(0).equals("HELLO")) {
      return "-ERR unknown command\r\n";
    }
    if (command.size() > 1) {
      seen.add(command.get(1));
    }
    return "$1\r\nx\r\n";
  }

  private static List<String> read(InputStream in) throws IOException {
    int words = Integer.parseInt(line(in).substring(1));
    List<String> command = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      int length = Integer.parseInt(line(in).substring(1));
      command.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
      in.readNBytes(2);
    }
    return command;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the client is gone");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "poisoned-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
