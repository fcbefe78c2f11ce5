package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.options.Endpoint;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A node of a cluster that says what a test wants it to say, to each command. */
final class FakeNode implements AutoCloseable {
  static final String HELLO = "%3\r\n+server\r\n+redis\r\n+version\r\n+7.2.0\r\n+proto\r\n:3\r\n";
  private static final Set<String> SILENT =
      Set.of("HELLO", "CLIENT", "ECHO", "CLUSTER", "PING", "READONLY");

  private final ServerSocket listener;
  private final Queue<List<String>> requests = new ConcurrentLinkedQueue<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private final AtomicInteger refused = new AtomicInteger();

  /** Those that were asked for sharded channels. */
  private final Set<Socket> listening = ConcurrentHashMap.newKeySet();

  /** What it answers to commands with keys; null for never. */
  volatile Function<List<String>, @Nullable String> answers = words -> "+OK\r\n";

  /** What it answers to {@code ASKING}. */
  volatile Supplier<String> asking = () -> "+OK\r\n";

  /** What it answers first on each connection. */
  volatile String hello = HELLO;

  /** What it answers to {@code CLUSTER SHARDS}; null for never. */
  volatile @Nullable String shards = "-ERR not yet\r\n";

  /** What it answers to the question whether it has answered all else; null for never. */
  volatile @Nullable String fence = "$0\r\n\r\n";

  /** Whether it takes no connections. */
  volatile boolean down;

  /** Whether the command behind the last {@code ASKING} was there already when that was read. */
  volatile boolean askedInOnePiece;

  FakeNode() {
    try {
      listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "fake-node");
    thread.setDaemon(true);
    thread.start();
  }

  Endpoint.Tcp endpoint() {
    return new Endpoint.Tcp("127.0.0.1", listener.getLocalPort());
  }

  /** The commands that came, but for those that the library sends of its own accord. */
  List<String> requests() {
    return requests.stream()
        .filter(words -> !SILENT.contains(words.get(0)))
        .map(words -> String.join(" ", words))
        .toList();
  }

  /** How many connections there were. */
  int connections() {
    return open.size();
  }

  /** How many connections there are now. */
  int openConnections() {
    return (int) open.stream().filter(socket -> !socket.isClosed()).count();
  }

  /** How many connections it did not take. */
  int refused() {
    return refused.get();
  }

  /** Closes the connections that there are. */
  void cut() {
    try {
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many connections began with {@code READONLY}. */
  long readers() {
    return requests.stream().filter(words -> words.get(0).equals("READONLY")).count();
  }

  /** How often it was asked whether it has answered all else. */
  long fences() {
    return requests.stream().filter(words -> words.get(0).equals("ECHO")).count();
  }

  /** How often somebody has said hello. */
  long hellos() {
    return requests.stream().filter(words -> words.get(0).equals("HELLO")).count();
  }

  /** How often it was asked for the topology. */
  long questions() {
    return requests.stream().filter(words -> words.get(0).equals("CLUSTER")).count();
  }

  /** Sends something of its own accord to all who have asked for sharded channels. */
  void push(String frames) {
    try {
      for (Socket socket : listening) {
        socket.getOutputStream().write(frames.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many connections there are for sharded channels. */
  int listening() {
    return listening.size();
  }

  /** Closes the connections for sharded channels. */
  void closeListening() {
    try {
      for (Socket socket : listening) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        if (down) {
          socket.close();
          refused.incrementAndGet();
          continue;
        }
        open.add(socket);
        daemon(() -> serve(socket));
      }
    } catch (IOException e) {
      return; // closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      while (true) {
        List<String> words = read(in);
        if (words.get(0).equals("ASKING")) {
          askedInOnePiece = in.available() > 0;
        }
        if (words.get(0).equals("SSUBSCRIBE")) {
          listening.add(socket);
        }
        requests.add(words); // who sees it may push
        String answer = answer(words);
        if (answer != null) {
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      return; // the client has left
    } finally {
      listening.remove(socket);
    }
  }

  private @Nullable String answer(List<String> words) {
    return switch (words.get(0)) {
      case "HELLO" -> hello;
      case "CLIENT", "READONLY" -> "+OK\r\n";
      case "ASKING" -> asking.get();
      case "PING" -> "+PONG\r\n";
      case "ECHO" -> fence;
      case "CLUSTER" -> shards;
      default -> answers.apply(words);
    };
  }

  private static List<String> read(DataInputStream in) throws IOException {
    List<String> words = new ArrayList<>();
    int count = number(in);
    for (int i = 0; i < count; i++) {
      byte[] word = new byte[number(in)];
      in.readFully(word);
      in.skipBytes(2);
      words.add(new String(word, StandardCharsets.UTF_8));
    }
    return words;
  }

  private static int number(DataInputStream in) throws IOException {
    in.readByte();
    int number = 0;
    for (int next = in.readByte(); next != '\r'; next = in.readByte()) {
      number = number * 10 + next - '0';
    }
    in.readByte();
    return number;
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
