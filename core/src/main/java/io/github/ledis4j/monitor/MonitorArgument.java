package io.github.ledis4j.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.internal.CodecCalls;
import java.util.Arrays;

/** One argument of a command that a monitor saw, byte for byte. Immutable. */
public final class MonitorArgument {
  private final byte[] bytes;

  private MonitorArgument(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Makes an argument, for tests of what handles events.
   *
   * @param bytes copied here
   * @return the argument
   */
  public static MonitorArgument of(byte[] bytes) {
    return new MonitorArgument(bytes.clone());
  }

  /**
   * Makes an argument of text, for tests of what handles events.
   *
   * @param text written as UTF-8
   * @return the argument
   */
  public static MonitorArgument of(String text) {
    return new MonitorArgument(text.getBytes(UTF_8));
  }

  /**
   * Returns the bytes as the server got them.
   *
   * @return a new array
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Reads the bytes as UTF-8.
   *
   * @return the text; what is not UTF-8 is shown as U+FFFD, {@link #bytes} has it
   */
  public String text() {
    return new String(bytes, UTF_8);
  }

  /**
   * Reads the bytes with a codec.
   *
   * @param codec the codec of keys or values
   * @param <T> what it reads
   * @return the value
   * @throws io.github.ledis4j.codec.CodecException if the codec cannot read them
   */
  public <T> T as(Codec<T> codec) {
    return CodecCalls.read(codec, bytes, 0, bytes.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MonitorArgument argument && Arrays.equals(bytes, argument.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Returns the {@link #text}, which a user of MONITOR wants to see. */
  @Override
  public String toString() {
    return text();
  }
}
