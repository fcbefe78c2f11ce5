package io.github.ledis4j.sentinel;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;

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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says of one service what it is told to say, and announces it when told to. */
final class FakeSentinel implements AutoCloseable {
  private static final String UNKNOWN = "-ERR No such master with that name\r\n";

  private final ServerSocket listener;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Socket> subscribed = ConcurrentHashMap.newKeySet();

  private FakeSentinel() {
    try {
      listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    answers.put("GET-MASTER-ADDR-BY-NAME", "*-1\r\n");
    Thread thread = new Thread(this::accept, "fake-sentinel");
    thread.setDaemon(true);
    thread.start();
  }

  /** Knows no service. */
  static FakeSentinel knowingNothing() {
    return new FakeSentinel();
  }

  /** Knows a master, and two other Sentinels. */
  static FakeSentinel naming(Endpoint master) {
    return new FakeSentinel().master(master, "master", 2);
  }

  Endpoint endpoint() {
    return Endpoint.tcp("127.0.0.1", listener.getLocalPort());
  }

  FakeSentinel master(Endpoint master, String flags, int others) {
    return address(master).report(master, flags, others);
  }

  FakeSentinel address(Endpoint master) {
    Endpoint.Tcp tcp = (Endpoint.Tcp) master;
    return answer(
        "GET-MASTER-ADDR-BY-NAME", array(bulk(tcp.host()), bulk(Integer.toString(tcp.port()))));
  }

  FakeSentinel report(Endpoint master, String flags, int others) {
    Endpoint.Tcp tcp = (Endpoint.Tcp) master;
    return answer(
        "MASTER",
        facts(
            "name", "mymaster",
            "ip", tcp.host(),
            "port", Integer.toString(tcp.port()),
            "flags", flags,
            "num-other-sentinels", Integer.toString(others)));
  }

  FakeSentinel replicas(String... reports) {
    return answer("REPLICAS", array(reports));
  }

  static String replica(Endpoint endpoint, String flags) {
    Endpoint.Tcp tcp = (Endpoint.Tcp) endpoint;
    return facts(
        "name", tcp.toString(),
        "ip", tcp.host(),
        "port", Integer.toString(tcp.port()),
        "flags", flags);
  }

  static String facts(String... words) {
    List<String> bulks = new ArrayList<>();
    for (String word : words) {
      bulks.add(bulk(word));
    }
    return array(bulks.toArray(String[]::new));
  }

  /** Answers a command, or a subcommand of SENTINEL, in bytes that nobody checks. */
  FakeSentinel answer(String command, String reply) {
    answers.put(command, reply);
    return this;
  }

  /** How often it was asked this, each time after it had thought of its answer. */
  int asked(String command) {
    return asked.getOrDefault(command, 0);
  }

  /** Tells those who listen that the service has moved. */
  void announce(Endpoint from, Endpoint to) {
    Endpoint.Tcp old = (Endpoint.Tcp) from;
    Endpoint.Tcp fresh = (Endpoint.Tcp) to;
    announce("mymaster %s %d %s %d".formatted(old.host(), old.port(), fresh.host(), fresh.port()));
  }

  /** Tells those who listen that another server is promoted, which is known nowhere else yet. */
  void announcePromotion(Endpoint from, Endpoint to) {
    Endpoint.Tcp old = (Endpoint.Tcp) from;
    Endpoint.Tcp fresh = (Endpoint.Tcp) to;
    publish(
        "+promoted-slave",
        "slave %s %s %d @ mymaster %s %d"
            .formatted(to, fresh.host(), fresh.port(), old.host(), old.port()));
  }

  void announce(String words) {
    publish("+switch-master", words);
  }

  void publish(String channel, String words) {
    Waits.until("somebody listens", () -> !subscribed.isEmpty());
    for (Socket socket : subscribed) {
      write(socket, array(bulk("message"), bulk(channel), bulk(words)));
    }
  }

  int subscribers() {
    return subscribed.size();
  }

  int connections() {
    return open.size();
  }

  void closeConnections() {
    open.forEach(this::close);
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    closeConnections();
  }

  /** Nobody counts what is closed here, nor writes to it. */
  private void close(Socket socket) {
    try {
      synchronized (socket) {
        socket.close();
        subscribed.remove(socket);
        open.remove(socket);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void subscribe(Socket socket) {
    synchronized (socket) {
      if (!socket.isClosed()) {
        subscribed.add(socket);
      }
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        Thread thread = new Thread(() -> serve(socket), "fake-sentinel-connection");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException closed) {
      closeConnections();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      while (true) {
        List<String> words = read(in);
        String name = words.get(0).toUpperCase(Locale.ROOT);
        String subcommand = words.size() > 1 ? words.get(1).toUpperCase(Locale.ROOT) : "";
        write(socket, reply(socket, name.equals("SENTINEL") ? subcommand : name));
        if (name.equals("SUBSCRIBE")) {
          subscribe(socket);
        }
      }
    } catch (IOException | UncheckedIOException gone) {
      subscribed.remove(socket);
      open.remove(socket);
    }
  }

  private String reply(Socket socket, String command) {
    String told = answers.get(command);
    asked.merge(command, 1, Integer::sum);
    if (told != null) {
      return told;
    }
    return switch (command) {
      case "SUBSCRIBE" -> array(bulk("subscribe"), bulk("+switch-master"), ":1\r\n");
      case "PING" -> subscribed.contains(socket) ? array(bulk("pong"), bulk("")) : "+PONG\r\n";
      case "AUTH" -> "+OK\r\n";
      default -> UNKNOWN;
    };
  }

  private static void write(Socket socket, String reply) {
    try {
      synchronized (socket) {
        socket.getOutputStream().write(reply.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> read(DataInputStream in) throws IOException {
    int count = number(in);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] word = new byte[number(in)];
      in.readFully(word);
      in.readFully(new byte[2]);
      words.add(new String(word, StandardCharsets.UTF_8));
    }
    return words;
  }

  private static int number(DataInputStream in) throws IOException {
    in.readByte(); // '*' or '$'
    int number = 0;
    for (byte digit = in.readByte(); digit != '\r'; digit = in.readByte()) {
      number = number * 10 + digit - '0';
    }
    in.readByte();
    return number;
  }
}
