package io.github.ledis4j.command;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.internal.CommandEncoder;
import io.github.ledis4j.codec.internal.CommandRun;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Packs one command of a family, argument by argument. Used in one expression on one thread, from
 * {@link Format#command} to {@link #returning}.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class CommandBuilder<K, V> {
  private final CommandSpec spec;
  private final Codec<K> keys;
  private final Codec<V> values;
  private final CommandEncoder encoder;
  private CommandOptions options = CommandOptions.NONE;

  CommandBuilder(
      CommandSpec spec, Codec<K> keys, Codec<V> values, @Nullable CommandRun run, int arguments) {
    this.spec = spec;
    this.keys = keys;
    this.values = values;
    this.encoder = spec.begin(run, arguments);
  }

  /**
   * Adds a key.
   *
   * @param key the key, not null
   * @return this builder
   */
  public CommandBuilder<K, V> key(K key) {
    encoder.add(there(key, "the key"), keys);
    return this;
  }

  /**
   * Adds several keys.
   *
   * @param all the keys, none of them null
   * @return this builder
   */
  public CommandBuilder<K, V> keys(Collection<? extends K> all) {
    for (K key : all) {
      encoder.add(there(key, "a key"), keys);
    }
    return this;
  }

  /**
   * Adds a value.
   *
   * @param value the value, not null
   * @return this builder
   */
  public CommandBuilder<K, V> value(V value) {
    encoder.addValue(there(value, "the value"), values);
    return this;
  }

  /**
   * Adds several values.
   *
   * @param all the values, none of them null
   * @return this builder
   */
  public CommandBuilder<K, V> values(Collection<? extends V> all) {
    for (V value : all) {
      encoder.addValue(there(value, "a value"), values);
    }
    return this;
  }

  /**
   * Adds keys and values in turn.
   *
   * @param all the keys with their values, none of them null
   * @return this builder
   */
  public CommandBuilder<K, V> pairs(Map<? extends K, ? extends V> all) {
    for (Map.Entry<? extends K, ? extends V> pair : all.entrySet()) {
      encoder
          .add(there(pair.getKey(), "a key"), keys)
          .addValue(there(pair.getValue(), "the value of a key"), values);
    }
    return this;
  }

  /**
   * Adds a number.
   *
   * @param number the number
   * @return this builder
   */
  public CommandBuilder<K, V> add(long number) {
    encoder.add(number);
    return this;
  }

  /**
   * Adds a floating-point number.
   *
   * @param number the number, not NaN
   * @return this builder
   */
  public CommandBuilder<K, V> add(double number) {
    encoder.add(number);
    return this;
  }

  /**
   * Adds a keyword or other text.
   *
   * @param text the text
   * @return this builder
   */
  public CommandBuilder<K, V> add(String text) {
    encoder.add(there(text, "a text"));
    return this;
  }

  /**
   * Adds several keywords or other texts.
   *
   * @param all the texts, none of them null
   * @return this builder
   */
  public CommandBuilder<K, V> texts(Collection<String> all) {
    for (String text : all) {
      encoder.add(there(text, "a text"));
    }
    return this;
  }

  /**
   * Adds an argument of a type that is known to its user only.
   *
   * @param argument text, bytes, {@link java.nio.ByteBuffer} or a number
   * @return this builder
   * @throws IllegalArgumentException if the argument is of another type
   */
  public CommandBuilder<K, V> any(Object argument) {
    encoder.addAny(there(argument, "an argument"));
    return this;
  }

  /**
   * Adds bytes.
   *
   * @param bytes the bytes
   * @return this builder
   */
  public CommandBuilder<K, V> add(byte[] bytes) {
    encoder.add(there(bytes, "an argument"));
    return this;
  }

  private <T> T there(@Nullable T argument, String what) {
    if (argument == null) {
      throw new NullPointerException(spec + ": " + what + " is null");
    }
    return argument;
  }

  /**
   * Sets how long the command asks the server to wait.
   *
   * @param wait at least zero
   * @return this builder
   */
  public CommandBuilder<K, V> serverWait(Duration wait) {
    options = options.waiting(wait);
    return this;
  }

  /**
   * Ends the command.
   *
   * @param mapper reads its reply
   * @param <T> the type of its value
   * @return the packed command
   * @throws IllegalStateException if more or fewer arguments were added than announced
   */
  public <T extends @Nullable Object> Command<T> returning(ReplyMapper<T> mapper) {
    return Command.made(spec, encoder.endInAnyForm(), mapper, true, options);
  }
}
