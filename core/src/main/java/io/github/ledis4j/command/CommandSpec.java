package io.github.ledis4j.command;

import io.github.ledis4j.codec.internal.CommandEncoder;
import io.github.ledis4j.codec.internal.CommandRun;
import io.github.ledis4j.internal.command.KeyFacts;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The facts about a command that routing, retries and observers need, in one shared constant per
 * command. Immutable.
 *
 * <p>{@link #read} and {@link #write} start from a command whose first argument is its key and that
 * is answered by one reply; the other methods return copies that differ in one fact. That a command
 * blocks, changes its connection or is not answered by a reply is known of those that do, {@code
 * BLPOP}, {@code SELECT} and {@code SUBSCRIBE} for instance, and cannot be taken back.
 */
public final class CommandSpec {

  /** How a server answers a command. */
  public enum Answer {
    /** By exactly one reply, in its place. */
    REPLY,
    /** By closing the connection, {@code SHUTDOWN} for instance; an error is still a reply. */
    CLOSE,
    /** Not at all, {@code CLIENT REPLY OFF} for instance. */
    NONE,
    /** By messages without end, {@code SUBSCRIBE} for instance; an error is still a reply. */
    PUSH
  }

  /** Stands for the position of the first key where only the table of names can tell it. */
  private static final int ASK_TABLE = -1;

  private final String name;
  private final byte[] encoded;
  private final int words;
  private final boolean read;
  private final boolean blocking;
  private final boolean connectionState;
  private final int firstKey;
  private final Answer answer;

  /** What the name says, looked up once: the hot path compares no names. */
  private final KnownFacts known;

  private @Nullable Boolean severalKeys;

  private CommandSpec(String[] parts, boolean read, int firstKey) {
    this.name = String.join(" ", parts).toUpperCase(Locale.ROOT);
    this.encoded = encode(parts);
    this.words = parts.length;
    this.read = read;
    this.firstKey = firstKey;
    this.known = KnownFacts.of(this.name);
    this.blocking = known.blocking();
    this.connectionState = known.connectionState();
    this.answer = known.answer();
  }

  /** The same command with other facts; what is known of it stays true whatever its user says. */
  private CommandSpec(
      CommandSpec same,
      KnownFacts known,
      boolean blocking,
      boolean connectionState,
      int firstKey,
      Answer answer) {
    this.name = same.name;
    this.encoded = same.encoded;
    this.words = same.words;
    this.read = same.read;
    this.firstKey = firstKey;
    this.known = known;
    this.blocking = blocking || known.blocking();
    this.connectionState = connectionState || known.connectionState();
    this.answer = known.answer() == Answer.REPLY ? answer : known.answer();
  }

  private static byte[] encode(String[] parts) {
    byte[] all = new byte[0];
    for (String part : parts) {
      byte[] bulk = CommandEncoder.bulk(part);
      all = Arrays.copyOf(all, all.length + bulk.length);
      System.arraycopy(bulk, 0, all, all.length - bulk.length, bulk.length);
    }
    return all;
  }

  /**
   * Describes a command that changes nothing, which may be sent again when no answer came.
   *
   * @param name the server's name for it, one word or a command and its subcommand: {@code GET},
   *     {@code CONFIG GET}
   * @return the description
   * @throws IllegalArgumentException if it is neither
   */
  public static CommandSpec read(String name) {
    return new CommandSpec(CommandName.words(name), true, 1);
  }

  /**
   * Describes a command that changes something, which is never sent twice by itself.
   *
   * @param name the server's name for it, one word or a command and its subcommand
   * @return the description
   * @throws IllegalArgumentException if it is neither
   */
  public static CommandSpec write(String name) {
    return new CommandSpec(CommandName.words(name), false, 1);
  }

  /**
   * Describes a command that is known by its name only: it may change anything, and its keys are
   * where the table of names says.
   *
   * @param name the server's name for it, in any case
   * @return the description
   */
  static CommandSpec named(String name) {
    String[] words = CommandName.words(name);
    Arrays.setAll(words, i -> words[i].toUpperCase(Locale.ROOT));
    CommandSpec spec = new CommandSpec(words, false, ASK_TABLE);
    return spec.name.equals("SHUTDOWN") ? spec.answeredBy(Answer.CLOSE) : spec;
  }

  /** Returns whether the arguments say more about the command than its name does. */
  boolean isToldByArguments() {
    return known.toldByArguments();
  }

  /** Returns a copy that is also what another name says, that of its subcommand for instance. */
  CommandSpec alsoKnownAs(String other) {
    return new CommandSpec(this, KnownFacts.of(other), blocking, connectionState, firstKey, answer);
  }

  /** How many words the name has. */
  int words() {
    return words;
  }

  /**
   * States that none of the arguments is a key.
   *
   * @return a copy
   */
  public CommandSpec withoutKey() {
    return keyAt(0);
  }

  /**
   * States where the first key stands.
   *
   * @param position counted from 1, the first argument behind the name
   * @return a copy
   */
  public CommandSpec keyAt(int position) {
    return new CommandSpec(this, known, blocking, connectionState, position, answer);
  }

  /**
   * States that the server may hold the answer back, so that the command needs a connection of its
   * own.
   *
   * @return a copy
   */
  public CommandSpec blocks() {
    return new CommandSpec(this, known, true, connectionState, firstKey, answer);
  }

  /**
   * States that the command changes the state of its connection, so that it needs a leased one.
   *
   * @return a copy
   */
  public CommandSpec changesConnection() {
    return new CommandSpec(this, known, blocking, true, firstKey, answer);
  }

  /**
   * States how the server answers.
   *
   * @param how the way of the answer
   * @return a copy
   */
  public CommandSpec answeredBy(Answer how) {
    return new CommandSpec(this, known, blocking, connectionState, firstKey, how);
  }

  /**
   * Returns the name.
   *
   * @return the server's name in upper case, subcommand included
   */
  public String name() {
    return name;
  }

  /**
   * Returns whether the command changes nothing.
   *
   * @return true if it may be sent again
   */
  public boolean isRead() {
    return read;
  }

  /**
   * Returns whether the server may hold the answer back.
   *
   * @return true if it needs a connection of its own
   */
  public boolean isBlocking() {
    return blocking;
  }

  /**
   * Returns whether the command changes the state of its connection.
   *
   * @return true if it needs a leased connection
   */
  public boolean isConnectionState() {
    return connectionState;
  }

  /**
   * Returns whether the answer is about what came before over the same connection, as that to
   * {@code WAIT} is, so that on any other one the command would answer another question.
   *
   * @return true if it belongs to the connection of what it is about
   */
  public boolean isAboutConnection() {
    return known.aboutConnection();
  }

  /**
   * Returns whether LedisDB does harm with the command, with any arguments or with some, so that a
   * client of it looks closer before it sends one.
   *
   * @return true if it may do harm
   */
  public boolean isRiskyOnLedis() {
    return known.riskyOnLedis();
  }

  /** Returns whether a LedisDB that takes no writes would answer as if it had done it. */
  boolean isIgnoredWhenReadOnly() {
    return known.ignoredWhenReadOnly();
  }

  /**
   * Returns where the first key stands.
   *
   * @return its position among the arguments, counted from 1, or 0 if there is none or the command
   *     is described by its name only
   */
  public int firstKey() {
    return Math.max(0, firstKey);
  }

  /** Returns whether the table of names has to be asked where its keys are. */
  boolean hasKeysByName() {
    return firstKey == ASK_TABLE;
  }

  /**
   * Returns how the server answers.
   *
   * @return the way of the answer
   */
  public Answer answer() {
    return answer;
  }

  /** Returns whether it may have more than one key; the table of names is asked once. */
  boolean mayHaveSeveralKeys() {
    Boolean known = severalKeys;
    if (known == null) {
      known = KeyFacts.mayBeSeveral(name);
      severalKeys = known;
    }
    return known;
  }

  /** Starts packing this command. */
  CommandEncoder begin(@Nullable CommandRun run, int arguments) {
    return run == null
        ? CommandEncoder.begin(encoded, words, arguments)
        : run.begin(encoded, words, arguments);
  }

  @Override
  public String toString() {
    return name;
  }
}
