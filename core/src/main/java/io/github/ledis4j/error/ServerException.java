package io.github.ledis4j.error;

import io.github.ledis4j.options.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server answered a command with an error.
 *
 * <p>The errors that programs branch on are subtypes of their own, nested in this class. LedisDB
 * has no code words (except {@code NOSCRIPT}), so its texts are recognised instead.
 *
 * <p>It has no stack trace: the trace of an event loop would not say who sent the command.
 */
public class ServerException extends LedisException {
  private static final long serialVersionUID = 1L;

  /** The first word of an error that has a code. */
  private final String code;

  /** The server's own words. */
  private final String text;

  /** Whether the command surely changed nothing. */
  private final boolean nothingDone;

  ServerException(String command, String text, boolean nothingDone) {
    this(command, text, nothingDone, ServerErrors.advice(text));
  }

  ServerException(String command, String text, boolean nothingDone, String comment) {
    super(Outcome.REJECTED, ServerErrors.message(command, text) + comment, null);
    this.text = text;
    this.code = ServerErrors.code(text);
    this.nothingDone = nothingDone;
  }

  /** Errors come by the thousand, and the trace of the event loop that reads them says nothing. */
  @Override
  public final synchronized Throwable fillInStackTrace() {
    return this;
  }

  /**
   * Makes the exception of the type that the server's text asks for.
   *
   * @param commandName the command that was answered, or an empty text if it is not known
   * @param serverText the error line, without its leading {@code -}
   * @return a new exception, each time its own
   */
  public static ServerException of(String commandName, String serverText) {
    return ServerErrors.exception(commandName, serverText);
  }

  /**
   * Makes the exception of the type that the server's text asks for, also for a command that was
   * sent before, over a connection that was lost: it may have run then, whatever the server says
   * now.
   *
   * @param commandName the command that was answered
   * @param serverText the error line, without its leading {@code -}
   * @param sentBefore whether it was, so that {@link #nothingDone} is false
   * @return a new exception
   */
  public static ServerException of(String commandName, String serverText, boolean sentBefore) {
    return sentBefore
        ? ServerErrors.repeated(
            commandName, serverText + "; it was sent before, on a connection that was lost")
        : of(commandName, serverText);
  }

  /**
   * Returns the error's code word, such as {@code WRONGTYPE}.
   *
   * @return the first word of the text if it is in upper case, else an empty text
   */
  public final String code() {
    return code;
  }

  /**
   * Returns the server's own words, which the message has behind the command.
   *
   * @return the error line, without its leading {@code -} and without arguments that it repeats
   */
  public final String text() {
    return text;
  }

  /**
   * Returns whether the server certainly changed nothing.
   *
   * @return false if it may have changed something first, as a script that failed midway
   */
  public final boolean nothingDone() {
    return nothingDone;
  }

  /** The server still loads its data ({@code LOADING}). */
  public static final class BusyLoading extends ServerException {
    private static final long serialVersionUID = 1L;

    BusyLoading(String command, String text, boolean nothingDone) {
      super(command, text, nothingDone);
    }
  }

  /** A script runs for too long and keeps the server busy ({@code BUSY}). */
  public static final class Busy extends ServerException {
    private static final long serialVersionUID = 1L;

    Busy(String command, String text, boolean nothingDone) {
      super(command, text, nothingDone);
    }
  }

  /** A replica has no link to its master and gives no old data ({@code MASTERDOWN}). */
  public static final class MasterDown extends ServerException {
    private static final long serialVersionUID = 1L;

    MasterDown(String command, String text, boolean nothingDone) {
      super(command, text, nothingDone);
    }
  }

  /** A write was sent to a replica or to a read-only server ({@code READONLY}). */
  public static final class ReadOnly extends ServerException {
    private static final long serialVersionUID = 1L;

    ReadOnly(String command, String text, boolean nothingDone) {
      super(command, text, nothingDone);
    }
  }

  /** The server does not know the digest of the script ({@code NOSCRIPT}). */
  public static final class NoScript extends ServerException {
    private static final long serialVersionUID = 1L;

    NoScript(String command, String text, boolean nothingDone) {
      super(command, text, nothingDone);
    }
  }

  /** A transaction was dropped, because one of its commands was refused ({@code EXECABORT}). */
  public static final class ExecAbort extends ServerException {
    private static final long serialVersionUID = 1L;

    ExecAbort(String command, String text, boolean nothingDone) {
      super(command, text, nothingDone);
    }
  }

  /** The user may not run the command or use the key ({@code NOPERM}). */
  public static final class NoPermission extends ServerException {
    private static final long serialVersionUID = 1L;

    NoPermission(String command, String text, boolean nothingDone) {
      super(command, text, nothingDone);
    }
  }

  /** The connection has not authenticated ({@code NOAUTH}). */
  public static final class NotAuthenticated extends ServerException {
    private static final long serialVersionUID = 1L;

    NotAuthenticated(String command, String text, boolean nothingDone) {
      super(command, text, nothingDone);
    }
  }

  /** The key holds another type ({@code WRONGTYPE}). */
  public static final class WrongType extends ServerException {
    private static final long serialVersionUID = 1L;

    WrongType(String command, String text, boolean nothingDone) {
      super(command, text, nothingDone);
    }
  }

  /** The server is at its memory limit ({@code OOM}). */
  public static final class OutOfMemory extends ServerException {
    private static final long serialVersionUID = 1L;

    OutOfMemory(String command, String text, boolean nothingDone) {
      super(command, text, nothingDone);
    }
  }

  /** The server does not have the command. */
  public static final class UnknownCommand extends ServerException {
    private static final long serialVersionUID = 1L;

    UnknownCommand(String command, String text, boolean nothingDone) {
      super(command, text, nothingDone);
    }
  }

  /** The number of arguments, or on LedisDB also an option, is wrong. */
  public static final class WrongArguments extends ServerException {
    private static final long serialVersionUID = 1L;

    WrongArguments(String command, String text, boolean nothingDone) {
      super(command, text, nothingDone);
    }
  }

  /**
   * A node of a cluster names another one for the keys of a command: {@link Moved} or {@link Ask}.
   * A client of one server does not go there; one of a cluster does, a number of times.
   */
  public abstract static sealed class Redirect extends ServerException {
    private static final long serialVersionUID = 1L;

    /** What the server said. */
    private final RedirectText said;

    private final transient @Nullable List<Endpoint> path;

    Redirect(
        String command, String text, boolean nothingDone, RedirectText said, List<Endpoint> path) {
      super(command, text, nothingDone, ServerErrors.comment(text, path));
      this.said = said;
      this.path = path;
    }

    /**
     * Returns the slot of the command's keys.
     *
     * @return 0 to 16383
     */
    public final int slot() {
      return said.slot();
    }

    /**
     * Returns the node that the server named.
     *
     * @return where to send the command; null if the server does not know that node's address, or
     *     named the port alone and it is not known any more which host was asked
     */
    public final @Nullable Endpoint node() {
      return said.node(endpoint());
    }

    /**
     * {@return the nodes that refused the command, in order, until it was given up; empty for a
     * client of one server, or once this was serialized}
     */
    public final List<Endpoint> path() {
      return path == null ? List.of() : path;
    }
  }

  /** The keys belong to another node of the cluster ({@code MOVED}). */
  public static final class Moved extends Redirect {
    private static final long serialVersionUID = 1L;

    Moved(String command, String text, boolean nothingDone, RedirectText said, List<Endpoint> by) {
      super(command, text, nothingDone, said, by);
    }
  }

  /** The keys are, for now, at another node of the cluster ({@code ASK}). */
  public static final class Ask extends Redirect {
    private static final long serialVersionUID = 1L;

    Ask(String command, String text, boolean nothingDone, RedirectText said, List<Endpoint> by) {
      super(command, text, nothingDone, said, by);
    }
  }

  /**
   * Some keys of the command are on their way to another node of the cluster ({@code TRYAGAIN}).
   */
  public static final class TryAgain extends ServerException {
    private static final long serialVersionUID = 1L;

    TryAgain(String command, String text, boolean nothingDone) {
      super(command, text, nothingDone);
    }
  }

  /** The cluster has no node for the keys of the command, or is down ({@code CLUSTERDOWN}). */
  public static final class ClusterDown extends ServerException {
    private static final long serialVersionUID = 1L;

    ClusterDown(String command, String text, boolean nothingDone) {
      super(command, text, nothingDone);
    }
  }

  /** The keys of a command or transaction are in several slots ({@code CROSSSLOT}). */
  public static final class CrossSlot extends ServerException {
    private static final long serialVersionUID = 1L;

    CrossSlot(String command, String text, boolean nothingDone) {
      super(command, text, nothingDone);
    }
  }
}
