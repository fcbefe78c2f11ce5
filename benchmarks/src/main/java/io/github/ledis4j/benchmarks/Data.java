package io.github.ledis4j.benchmarks;

import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The keys and values every work uses, and how they get into a server. */
final class Data {
  static final int KEYS = 1_000;
  static final String VALUE = "v".repeat(100);

  /** Outside of what redis-benchmark overwrites. */
  static final String CHECK = "check";

  static final int[] GROWING = {1_000, 10_000, 100_000, 1_000_000};
  static final String SET = "set:10000";
  static final String HASH = "hash:1000";
  static final int MEBIBYTE = 1 << 20;

  /** LedisDB over TCP takes larger writes in steps of up to half a second. */
  private static final int CHUNK = 2_000;

  // redis-benchmark asks for keys of this form, so that its GETs hit, too.
  private static final String[] NAMES =
      IntStream.range(0, KEYS).mapToObj(i -> String.format("key:%012d", i)).toArray(String[]::new);
  private static final List<List<String>> HUNDREDS = parts(100);
  private static final List<List<String>> TENS = parts(10);

  private Data() {}

  private static List<List<String>> parts(int size) {
    return IntStream.range(0, KEYS / size)
        .mapToObj(i -> List.of(NAMES).subList(i * size, i * size + size))
        .toList();
  }

  static String key(int i) {
    return NAMES[i % KEYS];
  }

  /** Those of the first keys that a master of a cluster has, or has not. */
  static List<String> keys(int first, RedisCluster cluster, ClusterNode master, boolean own) {
    return IntStream.range(0, first)
        .mapToObj(Data::key)
        .filter(key -> (cluster.owner(key) == master) == own)
        .toList();
  }

  static List<String> hundredKeys(int i) {
    return HUNDREDS.get(i % HUNDREDS.size());
  }

  static List<String> tenKeys(int i) {
    return TENS.get(i % TENS.size());
  }

  static String blob(int size) {
    return "blob:" + size;
  }

  static String list(int elements) {
    return "list:" + elements;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static void load(Address address) throws IOException {
    try (SocketChannel channel = SocketChannel.open(address.socketAddress())) {
      for (String key : NAMES) {
        ask(channel, "SET", key, VALUE);
      }
      ask(channel, "SET", CHECK, VALUE);
      for (int size : new int[] {100_000, 1_000_000, MEBIBYTE}) {
        loadBlob(channel, size);
      }
      for (int i = 0; i < 10_000; i++) {
        ask(channel, "RPUSH", list(10_000), "element:" + i);
        ask(channel, "SADD", SET, "element:" + i);
      }
      for (int i = 0; i < 1_000; i++) {
        ask(channel, "HSET", HASH, "field:" + i, "value:" + i);
      }
    }
  }

  /** Only the short texts, by a client that encrypts, or that knows which node has what. */
  static void loadTexts(Address address) {
    List<String> keys = Stream.concat(Stream.of(CHECK), Stream.of(NAMES)).toList();
    CompletableFuture<Object> loaded = new CompletableFuture<>();
    try (BenchClient client = ClientKind.LEDIS4J.connect(address)) {
      client.setBatch(
          keys,
          VALUE,
          (done, failure) -> {
            if (failure == null) {
              loaded.complete(done);
            } else {
              loaded.completeExceptionally(failure);
            }
          });
      loaded.join();
    }
  }

  /** Only what the works on growing replies ask for. */
  static void loadGrowing(Address address) throws IOException {
    try (SocketChannel channel = SocketChannel.open(address.socketAddress())) {
      ask(channel, "SET", CHECK, VALUE);
      for (int size : GROWING) {
        for (int i = 0; i < size; i += 100) {
          Stream<String> elements = IntStream.range(i, i + 100).mapToObj(e -> "element:" + e);
          ask(
              channel,
              Stream.concat(Stream.of("RPUSH", list(size)), elements).toArray(String[]::new));
        }
      }
    }
  }

  private static void loadBlob(SocketChannel channel, int size) throws IOException {
    for (int sent = 0; sent < size; sent += CHUNK) {
      ask(channel, "APPEND", blob(size), "b".repeat(Math.min(CHUNK, size - sent)));
    }
  }

  private static void ask(SocketChannel channel, String... words) throws IOException {
    StringBuilder request = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      request.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    }
    ByteBuffer bytes = ByteBuffer.wrap(ascii(request.toString()));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    String reply = readLine(Channels.newInputStream(channel));
    if (reply.startsWith("-")) {
      throw new IOException(words[0] + " while loading: " + reply);
    }
  }

  private static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("server closed the connection while loading");
      }
      line.append((char) c);
    }
    return line.toString();
  }
}
