package io.github.ledis4j.internal.command;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Text for people, out of what may be any bytes: arguments of others' commands for instance. */
public final class LogText {

  private LogText() {}

  /**
   * Reads UTF-8; each byte that is none becomes {@code \xff}, as in {@code redis-cli}.
   *
   * @param bytes any bytes
   * @return the text
   */
  public static String of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(4 * bytes.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    for (CoderResult end = decoder.decode(in, out, true);
        end.isError();
        end = decoder.decode(in, out, true)) {
      for (int i = 0; i < end.length(); i++) {
        out.put(String.format("\\x%02x", in.get()));
      }
    }
    return out.flip().toString();
  }
}
