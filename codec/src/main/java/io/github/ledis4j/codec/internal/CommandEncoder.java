package io.github.ledis4j.codec.internal;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.CodecException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packs one command, its name and its arguments, into one exact array: a RESP array of bulk
 * strings.
 *
 * <p>Used in one go on one thread: {@link #begin}, as many arguments as announced, {@link #end}.
 * Every argument error is thrown here, before anything is sent. Each thread works in a buffer of
 * its own that is reused.
 */
public final class CommandEncoder extends CommandBuffer {
  private static final int WRAPPED_FROM = 32 * 1024;

  private final @Nullable CommandRun run;
  private @Nullable List<byte[]> pieces;

  CommandEncoder() {
    this(null);
  }

  /** Makes the encoder of a run. */
  CommandEncoder(@Nullable CommandRun run) {
    this.run = run;
  }

  /**
   * Starts a command.
   *
   * @param name the words of the name, each as {@link #bulk(String)} made it
   * @param words how many words the name has, 2 for {@code CONFIG GET}
   * @param arguments how many arguments follow, at least 0
   * @return the encoder to add the arguments to
   */
  public static CommandEncoder begin(byte[] name, int words, int arguments) {
    return SpareEncoders.take().start(name, words, arguments);
  }

  /** Begins a command behind those that there are. */
  CommandEncoder start(byte[] name, int words, int arguments) {
    length = start;
    missing = arguments;
    header('*', words + arguments);
    raw(name);
    return this;
  }

  /**
   * Encodes a constant once, for {@link #begin} and {@link #encoded}.
   *
   * @param text a command's name or a keyword
   * @return the text as a RESP bulk string
   */
  public static byte[] bulk(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] head = ("$" + bytes.length + "\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] bulk = Arrays.copyOf(head, head.length + bytes.length + 2);
    System.arraycopy(bytes, 0, bulk, head.length, bytes.length);
    bulk[bulk.length - 2] = '\r';
    bulk[bulk.length - 1] = '\n';
    return bulk;
  }

  /**
   * Adds an argument through a codec.
   *
   * @param value what to encode, not null
   * @param codec how
   * @param <T> the type of the value
   * @return this encoder
   * @throws CodecException if the codec cannot encode the value, or is wrong about its size
   */
  public <T> CommandEncoder add(T value, Codec<T> codec) {
    if (!(codec instanceof InPlaceCodec<T>)) {
      return add(CodecCalls.encode(codec, value));
    }
    requireNonNull(value, "argument");
    byte @Nullable [] encoded = value instanceof String text ? Utf8Codec.encodeLong(text) : null;
    if (encoded != null) {
      return add(encoded);
    }
    int size = codec.size(value);
    int at = startBulk(size);
    if (codec == Codec.UTF_8 && value instanceof String text && size == text.length()) {
      Utf8Codec.writeAscii(text, buffer, at);
    } else {
      codec.write(value, buffer, at);
    }
    return endBulk(at + size);
  }

  /**
   * Adds a value through a codec; a large one of {@link Codec#WRAPPED_BYTES} is not copied.
   *
   * @param value what to encode, not null
   * @param codec how
   * @param <T> the type of the value
   * @return this encoder
   */
  public <T> CommandEncoder addValue(T value, Codec<T> codec) {
    if (codec == Codec.WRAPPED_BYTES
        && value instanceof byte[] bytes
        && bytes.length >= WRAPPED_FROM) {
      return wrap(bytes);
    }
    return add(value, codec);
  }

  private CommandEncoder wrap(byte[] value) {
    missing--;
    header('$', value.length);
    List<byte[]> before = pieces == null ? new ArrayList<>(3) : pieces;
    before.add(Arrays.copyOfRange(buffer, start, length));
    before.add(value);
    pieces = before;
    length = start;
    reserve(2);
    return endBulk(length);
  }

  /**
   * Adds text as UTF-8.
   *
   * @param value the text, not null
   * @return this encoder
   */
  public CommandEncoder add(String value) {
    return add(value, Codec.UTF_8);
  }

  /**
   * Adds bytes.
   *
   * @param value the bytes, copied here
   * @return this encoder
   */
  public CommandEncoder add(byte[] value) {
    return add(value, Codec.BYTES);
  }

  /**
   * Adds the remaining bytes of a buffer, whose position stays where it is.
   *
   * @param value the buffer, copied here
   * @return this encoder
   */
  public CommandEncoder add(ByteBuffer value) {
    int size = value.remaining();
    int at = startBulk(size);
    value.get(value.position(), buffer, at, size);
    return endBulk(at + size);
  }

  /**
   * Adds a number in decimal digits.
   *
   * @param value the number
   * @return this encoder
   */
  public CommandEncoder add(long value) {
    int size = Digits.count(value);
    int at = startBulk(size);
    Digits.write(value, buffer, at, size);
    return endBulk(at + size);
  }

  /**
   * Adds a floating-point number, infinity as {@code inf}.
   *
   * @param value the number, not NaN
   * @return this encoder
   * @throws IllegalArgumentException if the value is NaN
   */
  public CommandEncoder add(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("NaN is not an argument that a server takes");
    }
    if (Double.isInfinite(value)) {
      return add(value > 0 ? "inf" : "-inf");
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? add((long) value)
        : add(Double.toString(value));
  }

  /**
   * Adds what {@link #bulk(String)} has encoded before.
   *
   * @param bulk one whole RESP bulk string
   * @return this encoder
   */
  public CommandEncoder encoded(byte[] bulk) {
    missing--;
    raw(bulk);
    return this;
  }

  /**
   * Adds an argument whose type is known only at run time: text, bytes, a byte buffer or a number.
   *
   * @param value the argument
   * @return this encoder
   * @throws NullPointerException if the argument is null
   * @throws IllegalArgumentException if it is of another type, a boolean or a collection for
   *     instance
   */
  public CommandEncoder addAny(Object value) {
    return AnyArgument.add(this, value);
  }

  /**
   * Ends a command that may have values which were not copied, or be part of a run.
   *
   * @return the packed command: a {@code byte[]} of its own, a {@link PackedPart}, or the pieces
   *     that it is to be sent in, as a {@code byte[][]}
   * @throws IllegalStateException if more or fewer arguments came than were announced
   */
  public Object endInAnyForm() {
    byte[][] inPieces = endInPieces();
    if (inPieces != null) {
      return inPieces;
    }
    return run == null ? end() : endPart(run);
  }

  /**
   * Ends a command that may have values which were not copied.
   *
   * @return the packed command in the pieces that it is to be sent in, or null if it is in one
   *     piece and {@link #end} returns it
   * @throws IllegalStateException if more or fewer arguments came than were announced
   */
  public byte @Nullable [][] endInPieces() {
    List<byte[]> all = pieces;
    if (all == null) {
      return null;
    }
    pieces = null;
    all.add(end());
    return all.toArray(byte[][]::new);
  }

  private PackedPart endPart(CommandRun of) {
    requireAll();
    PackedPart part = new PackedPart(buffer, start, length - start);
    start = length;
    of.giveBack(this);
    return part;
  }

  /**
   * Ends the command.
   *
   * @return the packed command, exactly as long as it is
   * @throws IllegalStateException if more or fewer arguments came than were announced
   */
  public byte[] end() {
    requireAll();
    if (run != null) {
      run.giveBack(this);
      return Arrays.copyOfRange(buffer, start, length);
    }
    byte[] packed;
    if (length == buffer.length) {
      packed = buffer;
      buffer = new byte[FIRST_CAPACITY];
    } else {
      packed = Arrays.copyOf(buffer, length);
      if (buffer.length > KEPT_CAPACITY) {
        buffer = new byte[FIRST_CAPACITY];
      }
    }
    SpareEncoders.giveBack(this);
    return packed;
  }

  private CommandEncoder endBulk(int end) {
    buffer[end] = '\r';
    buffer[end + 1] = '\n';
    length = end + 2;
    return this;
  }
}
