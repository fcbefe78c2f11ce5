package io.github.ledis4j.codec;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads one complete reply: stands on one element, whose value the methods give.
 *
 * <p>A {@link ReplyMapper} is handed a reader for the time of its call only, on the connection's
 * event loop. RESP2 and RESP3 shapes of the same value read alike: an integer also from digits in a
 * bulk string, a map also from a flat array. Attributes are passed over.
 *
 * <p>A value of another kind than the one asked for is an {@link UnexpectedReplyException}; so is
 * an error inside an array, whatever is asked for.
 */
public interface ReplyReader {

  /**
   * Returns the type of this element.
   *
   * @return the type, never {@link ReplyType#ATTRIBUTE}
   */
  ReplyType type();

  /**
   * Returns whether this element is a null of either protocol: {@code $-1}, {@code *-1} or {@code
   * _}.
   *
   * @return true if there is no value
   */
  boolean isNull();

  /**
   * Reads an integer of 64 bits.
   *
   * @return the value of an integer, or of decimal digits in a string
   */
  long integer();

  /**
   * Reads an integer of any size.
   *
   * @return the value of an integer, a big number, or decimal digits in a string
   */
  BigInteger bigInteger();

  /**
   * Reads a floating-point number.
   *
   * @return the value of a double, an integer, or of a number in a string
   */
  double decimal();

  /**
   * Reads a truth value.
   *
   * @return the value of a boolean, or of an integer that is 0 or 1; false for null, which is what
   *     a script's {@code false} becomes
   */
  boolean bool();

  /**
   * Reads a scalar as text; a verbatim string without its format.
   *
   * @return the text, or null if this element is null
   * @throws CodecException if the bytes are not UTF-8; {@link #bytes} reads them
   */
  @Nullable String text();

  /**
   * Reads an error. One that a server puts inside an array, as scripts and {@code EXEC} do, is no
   * value: all other methods refuse to read it as one.
   *
   * @return what the server says, bytes that are not UTF-8 replaced, or null if this element is no
   *     error
   */
  @Nullable String error();

  /**
   * Reads a scalar as bytes.
   *
   * @return a new array, or null if this element is null
   */
  byte @Nullable [] bytes();

  /**
   * Reads a scalar through a codec.
   *
   * @param codec makes the value
   * @param <T> the type of the value
   * @return the value, or null if this element is null
   */
  <T> @Nullable T value(Codec<T> codec);

  /**
   * Returns the format of a verbatim string.
   *
   * @return three letters, {@code txt} for instance, or null for every other type
   */
  @Nullable String format();

  /**
   * Returns how many elements this aggregate holds, a pair of a map counting twice.
   *
   * @return the number of elements, 0 for null, -1 if the server streams them without saying
   */
  int size();

  /**
   * Returns whether {@link #element} has another element of this aggregate to give.
   *
   * @return false at the end, and for null
   */
  boolean hasNext();

  /**
   * Reads the next element of this aggregate. Whatever the mapper does with it, reads half of it or
   * throws, this reader then stands behind it.
   *
   * @param mapper makes the value of the element
   * @param <T> the type of the value
   * @return what the mapper made
   */
  <T extends @Nullable Object> T element(ReplyMapper<T> mapper);
}
