package io.github.ledis4j.command;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.internal.CommandEncoder;
import io.github.ledis4j.codec.internal.PackedPart;
import io.github.ledis4j.internal.command.CommandAccess;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One command, packed and ready to be sent any number of times, and how its reply is read.
 * Immutable.
 *
 * @param <T> the type of the value that its reply becomes
 */
public final class Command<T extends @Nullable Object> {
  static {
    CommandAccess.give(new CommandInternals());
  }

  private final CommandSpec spec;

  /**
   * The bytes, their place in a larger array, or their pieces: commands are many, few have those.
   */
  private final Object packed;

  private final ReplyMapper<T> mapper;
  private final boolean known;
  private final CommandOptions options;

  private Command(
      CommandSpec spec,
      Object packed,
      ReplyMapper<T> mapper,
      boolean known,
      CommandOptions options) {
    this.spec = spec;
    this.packed = packed;
    this.mapper = requireNonNull(mapper, "mapper");
    this.known = known;
    this.options = options;
  }

  /** Makes a command of what was packed; its arguments may say more about it than its name. */
  static <T extends @Nullable Object> Command<T> made(
      CommandSpec spec,
      Object packed,
      ReplyMapper<T> mapper,
      boolean known,
      CommandOptions options) {
    Command<T> command = new Command<>(spec, packed, mapper, known, options);
    return spec.isToldByArguments() ? ArgumentFacts.addTo(command) : command;
  }

  /**
   * Makes any command, by its name. How long a blocking one asks the server to wait is read from
   * its arguments; its deadline starts after that.
   *
   * @param name the server's name, {@code FT.SEARCH} for instance: one word, or a command and its
   *     subcommand, {@code CONFIG GET}
   * @param arguments text, bytes, {@link java.nio.ByteBuffer} or numbers; copied here
   * @return a command that returns its reply as a tree; see {@link #returning}
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if the name is anything else, a whole command line for
   *     instance, or an argument is of another type
   */
  public static Command<Reply> of(String name, Object... arguments) {
    return of(CommandSpec.named(name), arguments);
  }

  /**
   * Makes any command, with what is known about it.
   *
   * @param spec says whether it may be repeated, and where its key is
   * @param arguments text, bytes, {@link java.nio.ByteBuffer} or numbers; copied here
   * @return a command that returns its reply as a tree; see {@link #returning}
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if an argument is of another type
   */
  public static Command<Reply> of(CommandSpec spec, Object... arguments) {
    CommandEncoder encoder = spec.begin(null, arguments.length);
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] == null) {
        throw new NullPointerException(spec + ": argument " + (i + 1) + " is null");
      }
      encoder.addAny(arguments[i]);
    }
    return made(spec, encoder.end(), Reply::of, false, CommandOptions.NONE);
  }

  Command<T> describedBy(CommandSpec other) {
    return new Command<>(other, packed, mapper, known, options);
  }

  /**
   * Returns the same command with another way to read its reply.
   *
   * @param other reads the reply
   * @param <R> the type of its value
   * @return a copy that shares the packed bytes
   */
  public <R extends @Nullable Object> Command<R> returning(ReplyMapper<R> other) {
    return new Command<>(spec, packed, other, false, options);
  }

  /**
   * Returns the same command with an option for the reply mapper that a client may have under this
   * command's name.
   *
   * @param name the option's name
   * @param value what the mapper finds under it
   * @return a copy that shares the packed bytes
   */
  public Command<T> option(String name, Object value) {
    return new Command<>(spec, packed, mapper, known, options.with(name, value));
  }

  /**
   * Sets how long the server may hold the answer back because the command asks for it, {@code
   * BLPOP} for instance, so that the wait is not taken for a dead server, and does not count
   * against the client's default deadline.
   *
   * @param wait at least zero
   * @return a copy that shares the packed bytes
   */
  public Command<T> serverWait(Duration wait) {
    return new Command<>(spec, packed, mapper, known, options.waiting(wait));
  }

  /**
   * Marks the command as one that does no harm when the server runs it twice, so that it is sent
   * again, once, after a connection was lost before its answer came: as reads are, wherever a
   * {@link io.github.ledis4j.options.RetryPolicy} sends those again.
   *
   * @return a copy that shares the packed bytes
   */
  public Command<T> repeatable() {
    return new Command<>(spec, packed, mapper, known, options.repeatable());
  }

  /**
   * Returns whether the command does no harm twice.
   *
   * @return true if it is a read, or its caller said so
   */
  public boolean isRepeatable() {
    return spec.isRead() || options.isRepeatable();
  }

  /**
   * Returns the facts about the command.
   *
   * @return what is known of the command
   */
  public CommandSpec spec() {
    return spec;
  }

  /**
   * Returns the bytes that are sent.
   *
   * @return a copy of the packed command
   */
  public byte[] toBytes() {
    return packed instanceof byte[] whole ? whole.clone() : packed();
  }

  /** Returns the bytes that are sent: the very ones, or a new array if they have none alone. */
  byte[] packed() {
    if (packed instanceof byte[] whole) {
      return whole;
    }
    return packed instanceof PackedPart part ? part.copy() : joined((byte[][]) packed);
  }

  /** Returns an array with the bytes that are sent, from {@link #offset} on. */
  byte[] array() {
    return packed instanceof PackedPart part ? part.array() : packed();
  }

  int offset() {
    return packed instanceof PackedPart part ? part.from() : 0;
  }

  private byte[] joined(byte[][] pieces) {
    byte[] all = new byte[length()];
    int to = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, all, to, piece.length);
      to += piece.length;
    }
    return all;
  }

  /** Returns the pieces of a command with large values that were not copied, or null. */
  byte @Nullable [][] pieces() {
    return packed instanceof byte[][] pieces ? pieces : null;
  }

  /** Counts the bytes that are sent. */
  int length() {
    if (packed instanceof byte[] whole) {
      return whole.length;
    }
    if (packed instanceof PackedPart part) {
      return part.length();
    }
    int sum = 0;
    for (byte[] piece : (byte[][]) packed) {
      sum = Math.addExact(sum, piece.length);
    }
    return sum;
  }

  /** Returns what reads the reply. */
  ReplyMapper<T> mapper() {
    return mapper;
  }

  /**
   * Returns the options that travel with the command.
   *
   * @return the options, {@link CommandOptions#NONE} by default
   */
  public CommandOptions options() {
    return options;
  }

  /** Returns whether a family of this library made both the command and its mapper. */
  boolean isKnown() {
    return known;
  }

  /** Returns the name, never the arguments. */
  @Override
  public String toString() {
    return spec.name();
  }
}
