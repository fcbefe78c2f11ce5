package io.github.ledis4j.command;

import io.github.ledis4j.codec.CommandEncoder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * The facts about a command that routing, retries and observers need, in one shared constant per
 * command. Immutable.
 *
 * <p>{@link #read} and {@link #write} start from a command whose first argument is its key and that
 * is answered by one reply; the other methods give copies that differ in one fact.
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

  private static final Set<String> CONNECTION_STATE =
      Set.of(
          "SELECT",
          "XSELECT",
          "MULTI",
          "EXEC",
          "DISCARD",
          "WATCH",
          "UNWATCH",
          "SUBSCRIBE",
          "UNSUBSCRIBE",
          "PSUBSCRIBE",
          "PUNSUBSCRIBE",
          "SSUBSCRIBE",
          "SUNSUBSCRIBE",
          "MONITOR",
          "CLIENT REPLY",
          "HELLO",
          "QUIT",
          "AUTH",
          "RESET",
          "SYNC",
          "PSYNC",
          "FULLSYNC",
          "REPLCONF",
          "CLIENT TRACKING",
          "CLIENT NO-EVICT",
          "CLIENT NO-TOUCH",
          "CLIENT CACHING",
          "CLIENT CAPA",
          "CLIENT IMPORT-SOURCE",
          "CLIENT SETINFO",
          "CLIENT SETNAME",
          "SCRIPT DEBUG",
          "ASKING",
          "READONLY",
          "READWRITE");

  /** What a LedisDB that takes no writes answers as if it were done, and does not do. */
  private static final Set<String> IGNORED_WHEN_READ_ONLY = Set.of("APPEND", "SETNX");

  private final String name;
  private final byte[] encoded;
  private final int words;
  private final boolean read;
  private final boolean blocking;
  private final boolean connectionState;
  private final int firstKey;
  private final Answer answer;
  private final boolean ignoredWhenReadOnly;

  private CommandSpec(
      String name,
      boolean read,
      boolean blocking,
      boolean connectionState,
      int firstKey,
      Answer answer) {
    this.name = name;
    this.read = read;
    this.blocking = blocking;
    this.connectionState = connectionState;
    this.firstKey = firstKey;
    this.answer = answer;
    this.ignoredWhenReadOnly = IGNORED_WHEN_READ_ONLY.contains(name.toUpperCase(Locale.ROOT));
    String[] parts = name.split(" ", -1);
    this.words = parts.length;
    this.encoded = encode(parts);
  }

  private static byte[] encode(String[] parts) {
    byte[] all = new byte[0];
    for (String part : parts) {
      if (part.isEmpty()) {
        throw new IllegalArgumentException("a command's name is one word or more, single spaced");
      }
      byte[] bulk = CommandEncoder.bulk(part);
      all = Arrays.copyOf(all, all.length + bulk.length);
      System.arraycopy(bulk, 0, all, all.length - bulk.length, bulk.length);
    }
    return all;
  }

  /**
   * Describes a command that changes nothing, which may be sent again when no answer came.
   *
   * @param name the server's name for it, {@code GET} or {@code CONFIG GET}
   * @return the description
   */
  public static CommandSpec read(String name) {
    return new CommandSpec(name, true, false, false, 1, Answer.REPLY);
  }

  /**
   * Describes a command that changes something, which is never sent twice by itself.
   *
   * @param name the server's name for it
   * @return the description
   */
  public static CommandSpec write(String name) {
    return new CommandSpec(name, false, false, false, 1, Answer.REPLY);
  }

  /**
   * Describes a command that is known by its name only: it may change anything, and nothing is
   * known of its keys. Those that change the state of a connection are recognized.
   *
   * @param name the server's name for it, in any case
   * @param firstArgument the first argument, looked at for {@code CLIENT REPLY} and the like, or
   *     the empty string
   * @return the description
   */
  static CommandSpec named(String name, String firstArgument) {
    String upper = name.toUpperCase(Locale.ROOT);
    String both = upper + " " + firstArgument.toUpperCase(Locale.ROOT);
    boolean state = CONNECTION_STATE.contains(upper) || CONNECTION_STATE.contains(both);
    Answer answer = Answer.REPLY;
    if (upper.endsWith("SUBSCRIBE") || upper.equals("MONITOR")) {
      answer = Answer.PUSH;
    } else if (upper.equals("CLIENT REPLY") || both.equals("CLIENT REPLY")) {
      answer = Answer.NONE;
    } else if (upper.equals("SHUTDOWN")) {
      answer = Answer.CLOSE;
    }
    return new CommandSpec(upper, false, false, state, 0, answer);
  }

  /**
   * Says that none of the arguments is a key.
   *
   * @return a copy
   */
  public CommandSpec withoutKey() {
    return new CommandSpec(name, read, blocking, connectionState, 0, answer);
  }

  /**
   * Says where the first key stands.
   *
   * @param position counted from 1, the first argument behind the name
   * @return a copy
   */
  public CommandSpec keyAt(int position) {
    return new CommandSpec(name, read, blocking, connectionState, position, answer);
  }

  /**
   * Says that the server may hold the answer back, so that the command needs a connection of its
   * own.
   *
   * @return a copy
   */
  public CommandSpec blocks() {
    return new CommandSpec(name, read, true, connectionState, firstKey, answer);
  }

  /**
   * Says that the command changes the state of its connection, so that it needs a leased one.
   *
   * @return a copy
   */
  public CommandSpec changesConnection() {
    return new CommandSpec(name, read, blocking, true, firstKey, answer);
  }

  /**
   * Says how the server answers.
   *
   * @param how the way of the answer
   * @return a copy
   */
  public CommandSpec answeredBy(Answer how) {
    return new CommandSpec(name, read, blocking, connectionState, firstKey, how);
  }

  /**
   * Gives the name.
   *
   * @return the server's name, subcommand included
   */
  public String name() {
    return name;
  }

  /**
   * Tells whether the command changes nothing.
   *
   * @return true if it may be sent again
   */
  public boolean isRead() {
    return read;
  }

  /**
   * Tells whether the server may hold the answer back.
   *
   * @return true if it needs a connection of its own
   */
  public boolean isBlocking() {
    return blocking;
  }

  /**
   * Tells whether the command changes the state of its connection.
   *
   * @return true if it needs a leased connection
   */
  public boolean isConnectionState() {
    return connectionState;
  }

  /**
   * Tells whether a LedisDB that takes no writes would answer the command as if it had done it, so
   * that a connection to such a server fails it without sending it. True for {@code APPEND} and
   * {@code SETNX}; all other writes such a server refuses itself.
   *
   * @return true if the server cannot be trusted to refuse it
   */
  public boolean isIgnoredWhenReadOnly() {
    return ignoredWhenReadOnly;
  }

  /**
   * Says where the first key stands.
   *
   * @return its position among the arguments, counted from 1, or 0 if there is none
   */
  public int firstKey() {
    return firstKey;
  }

  /**
   * Says how the server answers.
   *
   * @return the way of the answer
   */
  public Answer answer() {
    return answer;
  }

  /** Starts packing this command. */
  CommandEncoder begin(int arguments) {
    return CommandEncoder.begin(encoded, words, arguments);
  }

  @Override
  public String toString() {
    return name;
  }
}
