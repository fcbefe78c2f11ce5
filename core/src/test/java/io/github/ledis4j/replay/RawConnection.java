package io.github.ledis4j.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.ledis4j.replay.Answer.Kind;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A socket and its own small parser, so that what is recorded owes nothing to the client. */
final class RawConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream in;

  RawConnection(String host, int port) {
    try {
      socket = new Socket(host, port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer send(List<String> command) {
    write(command);
    return read();
  }

  void write(List<String> command) {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(("*" + command.size() + "\r\n").getBytes(ISO_8859_1));
    for (String word : command) {
      request.writeBytes(("$" + word.length() + "\r\n" + word + "\r\n").getBytes(ISO_8859_1));
    }
    try {
      socket.getOutputStream().write(request.toByteArray());
    } catch (IOException e) {
      // The server may have closed before it read; what follows tells.
      return;
    }
  }

  Answer read() {
    try {
      String line = line();
      return line.isEmpty() ? Answer.CLOSED : answer(line.charAt(0), line.substring(1));
    } catch (SocketTimeoutException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      return Answer.CLOSED;
    }
  }

  private Answer answer(char type, String rest) throws IOException {
    return switch (type) {
      case '+' -> Answer.of(Kind.STATUS, rest);
      case '-' -> Answer.of(Kind.ERROR, rest);
      case ':' -> Answer.of(Kind.INTEGER, rest);
      case '$' -> bulk(Integer.parseInt(rest));
      case '*' -> array(Integer.parseInt(rest));
      default -> throw new IOException("no reply: " + type + rest);
    };
  }

  private Answer bulk(int size) throws IOException {
    if (size < 0) {
      return Answer.NULL;
    }
    String text = new String(in.readNBytes(size), ISO_8859_1);
    in.skipNBytes(2);
    return Answer.of(Kind.BULK, text);
  }

  private Answer array(int size) throws IOException {
    if (size < 0) {
      return Answer.NULL_ARRAY;
    }
    List<Answer> elements = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      elements.add(read());
    }
    return Answer.array(elements);
  }

  /** Reads up to the next CRLF; nothing at the end of the stream. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      line.append((char) c);
      int end = line.length() - 2;
      if (end >= 0 && line.charAt(end) == '\r' && c == '\n') {
        return line.substring(0, end);
      }
    }
    return "";
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
