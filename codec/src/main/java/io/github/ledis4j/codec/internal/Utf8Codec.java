package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.CodecException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text as UTF-8. */
public final class Utf8Codec extends InPlaceCodec<String> {
  /** From so many characters on, what the JDK does at once is worth an array of its own. */
  private static final int LONG_TEXT = 128;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long ONES = 0x0101010101010101L;

  @Override
  public int size(String value) {
    int chars = value.length();
    int bits = 0;
    // No branch in the loop: that halves its time for the usual text, which is ASCII to the end.
    for (int i = 0; i < chars; i++) {
      bits |= value.charAt(i);
    }
    return bits < 0x80 ? chars : sizeBeyondAscii(value, 0);
  }

  /**
   * Encodes long text in the fastest way there is.
   *
   * @return an array of its own, or null if {@link #size} and {@link #write} are to do it
   */
  static byte @Nullable [] encodeLong(String value) {
    if (value.length() < LONG_TEXT) {
      return null;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    // What the JDK writes for half of a surrogate pair, which is to be refused.
    return holdsQuestionMark(bytes) ? null : bytes;
  }

  private static boolean holdsQuestionMark(byte[] bytes) {
    int i = 0;
    for (; i <= bytes.length - 8; i += 8) {
      long differences = (long) EIGHT.get(bytes, i) ^ '?' * ONES;
      if ((differences - ONES & ~differences & ONES << 7) != 0) {
        return true;
      }
    }
    for (; i < bytes.length; i++) {
      if (bytes[i] == '?') {
        return true;
      }
    }
    return false;
  }

  /** Copies text that is known to be ASCII; the method for it is deprecated for any other text. */
  @SuppressWarnings("deprecation")
  static void writeAscii(String value, byte[] target, int offset) {
    value.getBytes(0, value.length(), target, offset);
  }

  private static int sizeBeyondAscii(String value, int from) {
    int size = from;
    for (int i = from; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 0x80) {
        size++;
      } else if (c < 0x800) {
        size += 2;
      } else if (!Character.isSurrogate(c)) {
        size += 3;
      } else {
        codePoint(value, i++);
        size += 4;
      }
    }
    return size;
  }

  @Override
  public void write(String value, byte[] target, int offset) {
    int chars = value.length();
    for (int i = 0; i < chars; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        writeBeyondAscii(value, i, target, offset + i);
        return;
      }
      target[offset + i] = (byte) c;
    }
  }

  private static void writeBeyondAscii(String value, int from, byte[] target, int offset) {
    int at = offset;
    for (int i = from; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 0x80) {
        target[at++] = (byte) c;
      } else if (c < 0x800) {
        target[at++] = (byte) (0xC0 | c >> 6);
        target[at++] = (byte) (0x80 | c & 0x3F);
      } else if (!Character.isSurrogate(c)) {
        target[at++] = (byte) (0xE0 | c >> 12);
        target[at++] = (byte) (0x80 | c >> 6 & 0x3F);
        target[at++] = (byte) (0x80 | c & 0x3F);
      } else {
        int codePoint = codePoint(value, i++);
        target[at++] = (byte) (0xF0 | codePoint >> 18);
        target[at++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
        target[at++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        target[at++] = (byte) (0x80 | codePoint & 0x3F);
      }
    }
  }

  private static int codePoint(String value, int index) {
    int codePoint = value.codePointAt(index);
    if (Character.charCount(codePoint) == 1) {
      throw new CodecException("unpaired surrogate at index " + index + " cannot be encoded");
    }
    return codePoint;
  }

  @Override
  public String read(byte[] source, int offset, int length) {
    String text = new String(source, offset, length, StandardCharsets.UTF_8);
    // The JDK replaces what it cannot decode; only a text that holds the replacement is looked at
    // again, and a Latin-1 string answers this search without a scan.
    if (text.indexOf('\uFFFD') >= 0) {
      requireUtf8(source, offset, length);
    }
    return text;
  }

  private static void requireUtf8(byte[] source, int offset, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(source, offset, length));
    } catch (CharacterCodingException e) {
      throw new CodecException("reply of " + length + " bytes is not UTF-8; read it as bytes");
    }
  }
}
