package io.github.ledis4j.command;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.codec.internal.CodecCalls;
import io.github.ledis4j.codec.internal.Shape;
import io.github.ledis4j.codec.internal.TextMapper;
import io.github.ledis4j.codec.internal.ValueMapper;
import io.github.ledis4j.internal.command.ArraySet;
import io.github.ledis4j.internal.command.BytesMap;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The shapes that replies have, as mappers that can be put together. All are thread-safe, and all
 * collections that they return are unmodifiable.
 */
public final class Replies {
  private static final byte[] NOTHING = new byte[0];

  private static final ReplyMapper<Boolean> OK = reply -> "OK".equals(reply.text());
  private static final ReplyMapper<Void> DONE = Replies::readDone;
  private static final ReplyMapper<Long> INTEGER = reply -> reply.integer();
  private static final ReplyMapper<@Nullable Long> INTEGER_OR_NULL =
      reply -> reply.isNull() ? null : reply.integer();
  private static final ReplyMapper<Boolean> FLAG = reply -> !reply.isNull() && reply.integer() > 0;
  private static final ReplyMapper<Double> DECIMAL = reply -> reply.decimal();
  private static final ReplyMapper<@Nullable Double> DECIMAL_OR_NULL =
      reply -> reply.isNull() ? null : reply.decimal();
  private static final ReplyMapper<@Nullable String> TEXT = new TextMapper();
  private static final ReplyMapper<byte @Nullable []> BYTES = value(Codec.BYTES);
  private static final ReplyMapper<Reply> TREE = Reply::of;

  private Replies() {}

  /**
   * Reads a status.
   *
   * @return a mapper that returns true for {@code OK}, false for null and every other status
   */
  public static ReplyMapper<Boolean> ok() {
    return OK;
  }

  /**
   * Reads the {@code OK} of a command that cannot say no.
   *
   * @return a mapper that returns null for {@code OK}, and takes no other reply
   */
  public static ReplyMapper<Void> done() {
    return DONE;
  }

  private static Void readDone(ReplyReader reply) {
    if (!"OK".equals(reply.text())) {
      throw new UnexpectedReplyException("reply is not OK, and no error either");
    }
    return null;
  }

  /**
   * Reads an integer.
   *
   * @return a mapper that returns the number
   */
  public static ReplyMapper<Long> integer() {
    return INTEGER;
  }

  /**
   * Reads an integer that may be missing.
   *
   * @return a mapper that returns the number, or null
   */
  public static ReplyMapper<@Nullable Long> integerOrNull() {
    return INTEGER_OR_NULL;
  }

  /**
   * Reads whether something was done or is there.
   *
   * @return a mapper that returns true for integers above 0 and for a true boolean, and false for
   *     null, which is what servers make of a script's {@code false}
   */
  public static ReplyMapper<Boolean> flag() {
    return FLAG;
  }

  /**
   * Reads a floating-point number.
   *
   * @return a mapper that returns the number
   */
  public static ReplyMapper<Double> decimal() {
    return DECIMAL;
  }

  /**
   * Reads a floating-point number that may be missing.
   *
   * @return a mapper that returns the number, or null
   */
  public static ReplyMapper<@Nullable Double> decimalOrNull() {
    return DECIMAL_OR_NULL;
  }

  /**
   * Reads text. What is not UTF-8 fails the command with a {@link
   * io.github.ledis4j.codec.CodecException}; {@link #bytes} reads it.
   *
   * @return a mapper that returns the text, or null
   */
  public static ReplyMapper<@Nullable String> text() {
    return TEXT;
  }

  /**
   * Reads bytes.
   *
   * @return a mapper that returns a new array, or null
   */
  public static ReplyMapper<byte @Nullable []> bytes() {
    return BYTES;
  }

  /**
   * Reads any reply as a tree.
   *
   * @return a mapper that returns the tree
   */
  public static ReplyMapper<Reply> tree() {
    return TREE;
  }

  /**
   * Reads through a codec.
   *
   * @param codec makes the value
   * @param <T> the type of the value
   * @return a mapper that returns the value, or null
   */
  public static <T> ReplyMapper<@Nullable T> value(Codec<T> codec) {
    return new ValueMapper<T, @Nullable T>(codec, () -> null);
  }

  /**
   * Reads through a codec what cannot be missing.
   *
   * @param codec makes the value
   * @param <T> the type of the value
   * @return a mapper that returns the value
   */
  public static <T> ReplyMapper<T> required(Codec<T> codec) {
    return new ValueMapper<T, T>(codec, Replies::isMissing);
  }

  private static <T> T isMissing() {
    throw new UnexpectedReplyException("reply is null where a value is expected");
  }

  /**
   * Reads through a codec, where a server may say null for no bytes.
   *
   * @param codec makes the value
   * @param <T> the type of the value
   * @return a mapper that returns what the codec makes of no bytes for null
   */
  public static <T> ReplyMapper<T> valueOrEmpty(Codec<T> codec) {
    return new ValueMapper<T, T>(codec, () -> CodecCalls.read(codec, NOTHING, 0, 0));
  }

  /**
   * Reads an array, a set or a push.
   *
   * @param element reads each element
   * @param <T> the type of the elements
   * @return a mapper that returns a list in the server's order, empty for null
   */
  public static <T extends @Nullable Object> ReplyMapper<List<T>> list(ReplyMapper<T> element) {
    return new Shape<>(element, element, Replies::<T>listOf);
  }

  @SuppressWarnings("unchecked") // what the mapper of the elements has made
  private static <T extends @Nullable Object> List<T> listOf(@Nullable Object[] elements) {
    return Collections.unmodifiableList(Arrays.asList((T[]) elements));
  }

  /**
   * Reads a set or an array of different elements.
   *
   * @param element reads each element
   * @param <T> the type of the elements
   * @return a mapper that returns a set in the server's order, empty for null; elements that are
   *     {@code byte[]} are equal in it when their bytes are
   */
  public static <T> ReplyMapper<Set<T>> set(ReplyMapper<T> element) {
    return new Shape<>(element, element, Replies::<T>setOf);
  }

  @SuppressWarnings("unchecked") // what the mapper of the elements has made
  private static <T> Set<T> setOf(@Nullable Object[] elements) {
    return ArraySet.of((T[]) elements);
  }

  /**
   * Reads a map, or an array of keys and values in turn.
   *
   * @param key reads each key
   * @param value reads each value
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @return a mapper that returns a map in the server's order, empty for null; keys that are {@code
   *     byte[]} are equal in it when their bytes are
   */
  public static <K, V extends @Nullable Object> ReplyMapper<Map<K, V>> map(
      ReplyMapper<K> key, ReplyMapper<V> value) {
    return new Shape<>(key, value, Replies::<K, V>mapOf);
  }

  @SuppressWarnings("unchecked") // what the mappers of keys and values have made
  private static <K, V extends @Nullable Object> Map<K, V> mapOf(@Nullable Object[] elements) {
    if (elements.length == 0) {
      return Collections.emptyMap();
    }
    if (elements.length % 2 != 0) {
      throw new UnexpectedReplyException("aggregate has no further element");
    }
    Map<K, V> map = BytesMap.forKey((K) elements[0], elements.length);
    for (int i = 0; i < elements.length; i += 2) {
      map.put((K) elements[i], (V) elements[i + 1]);
    }
    return Collections.unmodifiableMap(map);
  }

  /**
   * Reads what a server answers to {@code INFO}.
   *
   * @return a mapper that returns the facts
   */
  public static ReplyMapper<Info> info() {
    return ServerReplies.INFO;
  }

  /**
   * Reads what a server answers to {@code ROLE}.
   *
   * @return a mapper that returns the role
   */
  public static ReplyMapper<Role> role() {
    return ServerReplies.ROLE;
  }

  /**
   * Reads what a server answers to {@code TIME}.
   *
   * @return a mapper that returns the point in time, in microseconds
   */
  public static ReplyMapper<Instant> time() {
    return ServerReplies.TIME;
  }
}
