package io.github.ledis4j.command;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.internal.CommandRun;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * How keys and values of one view become bytes and back: its codecs, and the mappers that depend on
 * them, built once. Immutable and thread-safe.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class Format<K, V> {
  /** Keys and values are UTF-8 text. */
  public static final Format<String, String> TEXT = new Format<>(Codec.UTF_8, Codec.UTF_8);

  private final Codec<K> keys;
  private final Codec<V> values;
  private final ReplyMapper<@Nullable V> value;
  private final ReplyMapper<V> valueOrEmpty;
  private final ReplyMapper<@Nullable K> key;
  private final ReplyMapper<List<@Nullable V>> valueList;
  private final ReplyMapper<List<K>> keyList;
  private final ReplyMapper<List<V>> elementList;
  private final ReplyMapper<Set<V>> valueSet;
  private final ReplyMapper<Map<K, V>> valueMap;
  private final Map<String, BiFunction<Reply, CommandOptions, ?>> replyMappers;
  private final @Nullable CommandRun run;

  /**
   * Makes a format.
   *
   * @param keys the codec of keys
   * @param values the codec of values
   */
  public Format(Codec<K> keys, Codec<V> values) {
    this(keys, values, Map.of());
  }

  private Format(
      Codec<K> keys,
      Codec<V> values,
      Map<String, BiFunction<Reply, CommandOptions, ?>> replyMappers) {
    this.replyMappers = replyMappers;
    this.run = null;
    this.keys = requireNonNull(keys, "keys");
    this.values = requireNonNull(values, "values");
    this.value = Replies.value(values);
    this.valueOrEmpty = Replies.valueOrEmpty(values);
    this.key = Replies.value(keys);
    this.valueList = Replies.list(value);
    this.keyList = Replies.list(Replies.required(keys));
    ReplyMapper<V> element = Replies.required(values);
    this.elementList = Replies.list(element);
    this.valueSet = Replies.set(element);
    this.valueMap = Replies.map(Replies.required(keys), element);
  }

  private Format(Format<K, V> other, CommandRun run) {
    this.replyMappers = other.replyMappers;
    this.run = run;
    this.keys = other.keys;
    this.values = other.values;
    this.value = other.value;
    this.valueOrEmpty = other.valueOrEmpty;
    this.key = other.key;
    this.valueList = other.valueList;
    this.keyList = other.keyList;
    this.elementList = other.elementList;
    this.valueSet = other.valueSet;
    this.valueMap = other.valueMap;
  }

  /** Returns the same format for commands that are sent together, which are packed so. */
  Format<K, V> ofRun() {
    return new Format<>(this, new CommandRun());
  }

  /**
   * Returns the same format with other codecs.
   *
   * @param otherKeys the codec of keys
   * @param otherValues the codec of values
   * @param <A> the type of keys
   * @param <B> the type of values
   * @return a copy with the reply mappers of this one
   */
  public <A, B> Format<A, B> withCodecs(Codec<A> otherKeys, Codec<B> otherValues) {
    return new Format<>(otherKeys, otherValues, replyMappers);
  }

  /** Returns the same format with reply mappers for commands sent by {@code executeAs}. */
  Format<K, V> withReplyMappers(Map<String, BiFunction<Reply, CommandOptions, ?>> byCommand) {
    return new Format<>(keys, values, Map.copyOf(byCommand));
  }

  /** Reads the reply of a command with the mapper that the client was built with for it. */
  <T> Command<T> readAs(Class<T> type, Command<?> command) {
    requireNonNull(type, "type");
    BiFunction<Reply, CommandOptions, ?> mapper = replyMapper(command.spec().name());
    return command.returning(
        reader -> type.cast(mapper.apply(Reply.of(reader), command.options())));
  }

  private BiFunction<Reply, CommandOptions, ?> replyMapper(String name) {
    BiFunction<Reply, CommandOptions, ?> mapper = replyMappers.get(name.toUpperCase(Locale.ROOT));
    if (mapper == null) {
      throw new IllegalArgumentException(
          "this client has no reply mapper for "
              + name
              + (replyMappers.isEmpty() ? "" : ", only for " + new TreeSet<>(replyMappers.keySet()))
              + "; builder.mapper(\""
              + name
              + "\", ...) adds one");
    }
    return mapper;
  }

  /**
   * Starts a command.
   *
   * @param spec which one
   * @param arguments how many arguments follow its name
   * @return a builder for the arguments
   */
  public CommandBuilder<K, V> command(CommandSpec spec, int arguments) {
    return new CommandBuilder<>(spec, keys, values, run, arguments);
  }

  /**
   * Returns the codec of keys.
   *
   * @return the codec of keys
   */
  public Codec<K> keyCodec() {
    return keys;
  }

  /**
   * Returns the codec of values.
   *
   * @return the codec of values
   */
  public Codec<V> valueCodec() {
    return values;
  }

  /**
   * Reads a value.
   *
   * @return a mapper that returns null for a missing value
   */
  public ReplyMapper<@Nullable V> value() {
    return value;
  }

  /**
   * Reads a value of which there may be nothing.
   *
   * @return a mapper that returns the value of no bytes for a missing value
   */
  public ReplyMapper<V> valueOrEmpty() {
    return valueOrEmpty;
  }

  /**
   * Reads a key.
   *
   * @return a mapper that returns null for a missing key
   */
  public ReplyMapper<@Nullable K> key() {
    return key;
  }

  /**
   * Reads values of which some may be missing.
   *
   * @return a mapper that returns null for each missing value, and an empty list for a null reply
   */
  public ReplyMapper<List<@Nullable V>> valueList() {
    return valueList;
  }

  /**
   * Reads keys.
   *
   * @return a mapper that returns an empty list for a null reply
   */
  public ReplyMapper<List<K>> keyList() {
    return keyList;
  }

  /**
   * Reads values of which none can be missing.
   *
   * @return a mapper that returns an empty list for a null reply
   */
  public ReplyMapper<List<V>> elementList() {
    return elementList;
  }

  /**
   * Reads different values.
   *
   * @return a mapper that keeps the server's order and returns an empty set for a null reply
   */
  public ReplyMapper<Set<V>> valueSet() {
    return valueSet;
  }

  /**
   * Reads names, which are written like keys, with their values.
   *
   * @return a mapper that keeps the server's order and returns an empty map for a null reply
   */
  public ReplyMapper<Map<K, V>> valueMap() {
    return valueMap;
  }
}
