package io.github.ledis4j.internal.command;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandOptions;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Format;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What commands have for this library and not for its users. {@link Command} itself hands the one
 * implementation over when it is initialized.
 */
public abstract class CommandAccess {
  private static @Nullable CommandAccess given;

  /** Read as a constant by the compiler of the JVM: there is one implementation, and it stays. */
  private static final class Holder {
    static final CommandAccess COMMANDS = load();

    private static CommandAccess load() {
      try {
        MethodHandles.lookup().ensureInitialized(Command.class);
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
      CommandAccess access = given;
      if (access == null) {
        throw new AssertionError("no access to commands");
      }
      return access;
    }
  }

  /** Only {@link Command} makes one. */
  protected CommandAccess() {}

  /** Takes the one implementation. */
  public static void give(CommandAccess access) {
    given = access;
  }

  /** Gives the access. */
  public static CommandAccess internals() {
    return Holder.COMMANDS;
  }

  /**
   * Gives the bytes that are sent: the packed command itself, not to be changed; a new array if it
   * is in {@link #pieces}, or a part of a larger array.
   */
  public abstract byte[] packed(Command<?> command);

  /** Gives an array with these bytes, which stand there from {@link #offset} on. */
  public abstract byte[] array(Command<?> command);

  /** Tells where in its {@link #array} a command begins. */
  public abstract int offset(Command<?> command);

  /**
   * Gives the bytes of a command with large values that were not copied, see {@link
   * io.github.ledis4j.codec.Codec#WRAPPED_BYTES}: the pieces in order, not to be changed, or null
   * for all other commands.
   */
  public abstract byte @Nullable [][] pieces(Command<?> command);

  /** Counts the bytes that are sent. */
  public abstract int length(Command<?> command);

  /** Gives what reads the reply. */
  public abstract <T extends @Nullable Object> ReplyMapper<T> mapper(Command<T> command);

  /**
   * Tells whether mapper and command belong together because a family of this library made both; a
   * reply that such a mapper cannot read means that replies have lost their order. False for every
   * command that a user put together.
   */
  public abstract boolean isKnown(Command<?> command);

  /**
   * Tells whether a LedisDB that takes no writes would answer the command as if it had done it, so
   * that a connection to such a server fails it without sending it. True for {@code APPEND} and
   * {@code SETNX}; all other writes such a server refuses itself.
   */
  public abstract boolean isIgnoredWhenReadOnly(CommandSpec spec);

  /** Counts the words of the name. */
  public abstract int words(CommandSpec spec);

  /** Tells whether only the table of names can tell where its keys are, see {@link KeyFacts}. */
  public abstract boolean hasKeysByName(CommandSpec spec);

  /** Tells whether a command may have more than one key. */
  public abstract boolean mayHaveSeveralKeys(CommandSpec spec);

  /** Gives the same format for commands that are sent together, which are packed so. */
  public abstract <K, V> Format<K, V> ofRun(Format<K, V> format);

  /** Gives the same format with reply mappers, by the names of commands in upper case. */
  public abstract <K, V> Format<K, V> withReplyMappers(
      Format<K, V> format, Map<String, BiFunction<Reply, CommandOptions, ?>> byCommand);
}
