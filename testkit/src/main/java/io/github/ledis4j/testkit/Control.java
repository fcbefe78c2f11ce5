package io.github.ledis4j.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection on which the testkit tells a server what to do, in RESP2. Each character of a word
 * stands for one byte, since keys may be any bytes. Confined to one thread.
 */
final class Control implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 20_000;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final ByteBuffer buffer = ByteBuffer.allocate(8192).limit(0);

  Control(SocketAddress address) throws IOException {
    channel = SocketChannel.open(address);
    try {
      channel.configureBlocking(false);
      selector = Selector.open();
      key = channel.register(selector, 0);
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  /** Makes a word of what a user wrote. */
  static String word(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /**
   * Sends a command and returns what the reply holds, in one list however deep it is nested.
   *
   * @throws IllegalStateException with the server's text, when it refuses the command
   */
  List<String> ask(String... words) throws IOException {
    send(words);
    List<String> reply = new ArrayList<>();
    read(reply);
    return reply;
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }

  private void send(String... words) throws IOException {
    StringBuilder request = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      request.append("$").append(word.length()).append("\r\n").append(word).append("\r\n");
    }
    ByteBuffer bytes = ByteBuffer.wrap(request.toString().getBytes(StandardCharsets.ISO_8859_1));
    while (bytes.hasRemaining()) {
      await(SelectionKey.OP_WRITE);
      channel.write(bytes);
    }
  }

  private void read(List<String> reply) throws IOException {
    String line = line();
    String rest = line.substring(1);
    switch (line.charAt(0)) {
      case '+', ':' -> reply.add(rest);
      case '-' -> throw new IllegalStateException(rest);
      case '$' -> reply.add(bulk(Integer.parseInt(rest)));
      case '*' -> {
        for (int left = Integer.parseInt(rest); left > 0; left--) {
          read(reply);
        }
      }
      default -> throw new IOException("not a reply: " + line);
    }
  }

  private String bulk(int length) throws IOException {
    if (length < 0) {
      return "";
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(length);
    for (int i = 0; i < length; i++) {
      bytes.write(next());
    }
    line();
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int read = next(); read != '\r'; read = next()) {
      bytes.write(read);
    }
    next(); // LF
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private int next() throws IOException {
    while (!buffer.hasRemaining()) {
      await(SelectionKey.OP_READ);
      buffer.clear();
      int count = channel.read(buffer);
      buffer.flip();
      if (count < 0) {
        throw new EOFException("the connection has ended");
      }
    }
    return buffer.get() & 0xff;
  }

  private void await(int operation) throws IOException {
    key.interestOps(operation);
    if (selector.select(PATIENCE_MILLIS) == 0) {
      throw new IOException("no answer within " + PATIENCE_MILLIS / 1_000 + " s");
    }
    selector.selectedKeys().clear();
  }
}
