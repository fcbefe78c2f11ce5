package io.github.ledis4j.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads requests off a blocking channel: arrays of bulk strings, or words on a line. */
final class RequestReader {
  private final ReadableByteChannel channel;
  private final Consumer<byte[]> raw;
  private final ByteBuffer buffer = ByteBuffer.allocate(8192).limit(0);

  /** Hands every byte that arrives to {@code raw} before it is parsed. */
  RequestReader(ReadableByteChannel channel, Consumer<byte[]> raw) {
    this.channel = channel;
    this.raw = raw;
  }

  /** Waits for the next request; throws {@link EOFException} at the end of the stream. */
  List<String> read() throws IOException {
    String line = line();
    if (!line.startsWith("*")) {
      return List.of(line.trim().split("\\s+"));
    }
    int count = number(line);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String header = line();
      if (!header.startsWith("$")) {
        throw new IOException("expected a bulk string, got " + header);
      }
      words.add(bulk(number(header)));
    }
    return List.copyOf(words);
  }

  private String bulk(int length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < length; i++) {
      bytes.write(next());
    }
    next();
    next(); // CR LF
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int read = next(); read != '\n'; read = next()) {
      bytes.write(read);
    }
    String line = bytes.toString(StandardCharsets.UTF_8);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private int next() throws IOException {
    if (!buffer.hasRemaining()) {
      buffer.clear();
      int count = channel.read(buffer);
      buffer.flip();
      if (count < 0) {
        throw new EOFException();
      }
      byte[] arrived = new byte[count];
      buffer.get(0, arrived);
      raw.accept(arrived);
    }
    return buffer.get() & 0xff;
  }

  private static int number(String header) throws IOException {
    try {
      return Integer.parseInt(header.substring(1));
    } catch (NumberFormatException malformed) {
      throw new IOException("not a length: " + header, malformed);
    }
  }
}
