package io.github.ledis4j.codec;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.internal.Numbers;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole reply as a tree of values, for callers who do not know its shape beforehand.
 *
 * <p>The text of {@link Object#toString} is for people: long values and many elements are cut
 * short, and nothing is to be parsed out of it. It shows content, so log it only where values may
 * be seen.
 */
public sealed interface Reply {

  /** The null of either protocol. */
  Reply NULL = new Null();

  /**
   * A mapper that builds the tree.
   *
   * @param reader stands on the element to read
   * @return the element as a tree
   */
  static Reply of(ReplyReader reader) {
    return ReplyTree.of(reader);
  }

  /**
   * Returns this reply as text, whatever scalar it is.
   *
   * @return the text, or null for the null reply
   * @throws UnexpectedReplyException if this is an aggregate or an error
   * @throws CodecException if this is a string that is not UTF-8; {@link Text#bytes} has it
   */
  default @Nullable String text() {
    throw new UnexpectedReplyException("reply is an aggregate where text is expected");
  }

  /**
   * Returns this reply as an integer, also from digits in a string.
   *
   * @return the value
   * @throws UnexpectedReplyException if this is not an integer
   */
  default long integer() {
    String text = text();
    try {
      return Long.parseLong(String.valueOf(text));
    } catch (NumberFormatException e) {
      throw new UnexpectedReplyException("reply is not an integer");
    }
  }

  /**
   * Returns this reply as a floating-point number, also from a string.
   *
   * @return the value, possibly infinite or NaN
   * @throws UnexpectedReplyException if this is not a number
   */
  default double decimal() {
    try {
      return Numbers.parseDouble(String.valueOf(text()));
    } catch (NumberFormatException e) {
      throw new UnexpectedReplyException("reply is not a number");
    }
  }

  /**
   * Returns the elements of an aggregate, keys and values of a map in turn.
   *
   * @return an unmodifiable list, empty for the null reply
   * @throws UnexpectedReplyException if this is a scalar
   */
  default List<Reply> elements() {
    throw new UnexpectedReplyException("reply is a scalar where an aggregate is expected");
  }

  /**
   * Returns an aggregate as a map: each element at an even place is the text of a key, the one
   * behind it is its value. So a map of RESP3 and the same as a list of RESP2 read alike.
   *
   * @return an unmodifiable map in the server's order, empty for the null reply; of a key that
   *     comes twice the last value
   * @throws UnexpectedReplyException if this is a scalar, if there is a key without a value, or if
   *     a key is no text
   */
  default Map<String, Reply> asMap() {
    return ReplyTree.map(elements());
  }

  /**
   * Returns one value of an aggregate that is read as {@link #asMap} does.
   *
   * @param key the text of the key
   * @return the value, or {@link #NULL} if there is no such key
   * @throws UnexpectedReplyException as {@link #asMap} does
   */
  default Reply get(String key) {
    return asMap().getOrDefault(requireNonNull(key, "key"), NULL);
  }

  /**
   * Returns whether this is an error, an element of what a script or {@code EXEC} answers.
   *
   * @return true for {@link Error} only
   */
  default boolean isError() {
    return this instanceof Error;
  }

  /** No value. */
  record Null() implements Reply {
    @Override
    public @Nullable String text() {
      return null;
    }

    @Override
    public List<Reply> elements() {
      return List.of();
    }

    @Override
    public String toString() {
      return "null";
    }
  }

  /** A simple, bulk or verbatim string. */
  final class Text implements Reply {
    private final ReplyType type;
    private final byte[] bytes;

    /**
     * Makes one, for tests of what reads replies.
     *
     * @param type which of the three
     * @param bytes the content, copied here
     */
    public Text(ReplyType type, byte[] bytes) {
      this(bytes.clone(), requireNonNull(type, "type"));
    }

    Text(byte[] own, ReplyType type) {
      this.type = type;
      this.bytes = own;
    }

    /**
     * Returns which kind of string it is.
     *
     * @return one of the three
     */
    public ReplyType type() {
      return type;
    }

    /**
     * Returns the content.
     *
     * @return the bytes, a copy
     */
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public String text() {
      return Codec.UTF_8.read(bytes, 0, bytes.length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Text that && type == that.type && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return 31 * type.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return Shortened.text(bytes);
    }
  }

  /**
   * An integer.
   *
   * @param value the number
   */
  record Int(long value) implements Reply {
    @Override
    public String text() {
      return Long.toString(value);
    }
  }

  /**
   * A truth value.
   *
   * @param value true or false
   */
  record Bool(boolean value) implements Reply {
    @Override
    public String text() {
      return Boolean.toString(value);
    }

    @Override
    public long integer() {
      return value ? 1 : 0;
    }
  }

  /**
   * A floating-point number.
   *
   * @param value the number, possibly infinite or NaN
   */
  record Decimal(double value) implements Reply {
    @Override
    public String text() {
      return Numbers.text(value);
    }

    @Override
    public double decimal() {
      return value;
    }
  }

  /**
   * An integer of any size.
   *
   * @param value the number
   */
  record BigNumber(BigInteger value) implements Reply {
    @Override
    public String text() {
      return value.toString();
    }

    @Override
    public String toString() {
      return Shortened.number(value);
    }
  }

  /**
   * An error inside an aggregate, of a script or of {@code EXEC} for instance; at the top an error
   * fails the command instead. It is no value: {@link #text} throws.
   *
   * @param message what the server says, its code word first if it has one
   */
  record Error(String message) implements Reply {
    @Override
    public String text() {
      throw new UnexpectedReplyException("reply is an error where a value is expected: " + message);
    }

    @Override
    public String toString() {
      return "(error) " + Shortened.text(message);
    }
  }

  /**
   * An array, set, map or push.
   *
   * @param type which of them
   * @param elements what it holds, keys and values of a map in turn
   */
  record Aggregate(ReplyType type, List<Reply> elements) implements Reply {
    /**
     * Copies the elements.
     *
     * @param type which of them
     * @param elements what it holds
     */
    public Aggregate {
      elements = List.copyOf(elements);
    }

    @Override
    public String toString() {
      return Shortened.aggregate(this);
    }
  }
}
