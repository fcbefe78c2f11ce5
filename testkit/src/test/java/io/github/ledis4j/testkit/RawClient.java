package io.github.ledis4j.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A bare socket that sends commands and reads bytes, waiting ten seconds for each at most. */
final class RawClient implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 10_000;

  private final SocketChannel channel;
  private final Selector selector;

  RawClient(SocketAddress address) throws IOException {
    channel = SocketChannel.open(address);
    selector = Selector.open();
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
  }

  RawClient send(String... words) throws IOException {
    StringBuilder request = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      int length = word.getBytes(StandardCharsets.UTF_8).length;
      request.append("$").append(length).append("\r\n").append(word).append("\r\n");
    }
    ByteBuffer bytes = ByteBuffer.wrap(request.toString().getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    return this;
  }

  /** Writes until nothing more is taken for half a second, and returns how many bytes were. */
  long flood(long limit) throws IOException {
    byte[] chunk = new byte[64 * 1024];
    long written = 0;
    channel.register(selector, SelectionKey.OP_WRITE);
    while (written < limit && selector.select(500) > 0) {
      selector.selectedKeys().clear();
      written += channel.write(ByteBuffer.wrap(chunk));
    }
    return written;
  }

  /** Reads {@code count} bytes, fewer only when the stream ends before. */
  String read(int count) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (read.size() < count) {
      String piece = readSome(count - read.size(), PATIENCE_MILLIS);
      if (piece.isEmpty()) {
        break;
      }
      read.writeBytes(piece.getBytes(StandardCharsets.ISO_8859_1));
    }
    return read.toString(StandardCharsets.ISO_8859_1);
  }

  /** Reads to the end of the stream. */
  String readAll() throws IOException {
    return read(Integer.MAX_VALUE);
  }

  /** Tells whether nothing arrives while the server has every chance to answer. */
  boolean hearsNothing() throws IOException {
    return selector.select(200) == 0;
  }

  /** Reads what one read gives; the empty text at the end of the stream. */
  String readSome(int most, long patienceMillis) throws IOException {
    if (selector.select(patienceMillis) == 0) {
      throw new IOException("nothing came");
    }
    selector.selectedKeys().clear();
    ByteBuffer bytes = ByteBuffer.allocate(Math.min(most, 64 * 1024));
    int count = channel.read(bytes);
    return count < 0 ? "" : new String(bytes.array(), 0, count, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }

  /** Sends one command over a connection of its own and returns the first {@code count} bytes. */
  static String ask(SocketAddress address, int count, String... words) throws IOException {
    try (RawClient client = new RawClient(address)) {
      return client.send(words).read(count);
    }
  }
}
