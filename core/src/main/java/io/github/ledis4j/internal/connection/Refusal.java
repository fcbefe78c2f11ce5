package io.github.ledis4j.internal.connection;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.ServerException;
import java.util.Locale;
import java.util.Set;

/**
 * The table of what becomes of a command that the server refused before it did anything of it, by
 * the server's word for the reason.
 *
 * <p>It waits where the server refuses all commands on data and that passes by itself: only then
 * can the order of a connection be kept without holding up what the server would do.
 */
enum Refusal {
  /** The server reads its data from disk, or a replica those of its master. */
  LOADING(Then.WAIT, " is loading "),
  /** A replica has no link to its master and gives no old data. */
  MASTERDOWN(Then.WAIT, ""),
  /** A script or a function of somebody else runs for too long. */
  BUSY(Then.WAIT, " is busy running "),

  /** A master became a replica; a replica says it for as long as it is one. */
  READONLY(Then.LEAVE, ""),
  /** The server has forgotten who we are. */
  NOAUTH(Then.LEAVE, ""),

  /** Too few replicas: writes alone are refused, and reads would wait behind them. */
  NOREPLICAS(Then.END, ""),
  /** No memory: writes alone, until somebody makes room. */
  OOM(Then.END, ""),
  /** The last snapshot failed: writes alone, until somebody mends the disk. */
  MISCONF(Then.END, ""),
  /** Some or all slots of a cluster have no server. */
  CLUSTERDOWN(Then.END, ""),
  /** Some keys of the command are on their way to another server of a cluster. */
  TRYAGAIN(Then.END, ""),
  /** A blocked command was woken: its wait is over. */
  UNBLOCKED(Then.END, ""),
  /** Whatever else a server says. */
  OTHER(Then.END, "");

  /** What becomes of the command. */
  enum Then {
    /** It waits and is sent again, on this connection, inside its deadline. */
    WAIT,
    /** Its caller is told, and the connection is left if another one may be better. */
    LEAVE,
    /** Its caller is told. */
    END
  }

  private static final String ABORTED = "EXECABORT ";
  private static final String ABORTED_BECAUSE = "because of: ";
  private static final String IN_SCRIPT_OF_REDIS_6 = ": -READONLY ";
  private static final String READ_ONLY_LEDIS = "write not support in readonly mode";

  /** Commands that a server answers in each of the states that commands on data wait for. */
  private static final Set<String> ANSWERED_ALWAYS =
      Set.of(
          "INFO",
          "CONFIG",
          "CLIENT",
          "ROLE",
          "REPLICAOF",
          "SLAVEOF",
          "SCRIPT KILL",
          "FUNCTION KILL",
          "FUNCTION STATS",
          "SHUTDOWN");

  /**
   * What {@code EXEC} says of a transaction that is over and did nothing; the rest in a cluster.
   */
  private static final Set<String> TRANSACTION_DROPPED =
      Set.of("EXECABORT", "MOVED", "ASK", "TRYAGAIN", "CLUSTERDOWN", "CROSSSLOT");

  private static final Set<String> OF_NODE = Set.of("MOVED", "CLUSTERDOWN");

  private static final Set<String> CLUSTER = Set.of("MOVED", "ASK", "TRYAGAIN", "CLUSTERDOWN");

  private final Then then;

  /** What a server says besides the code, so that a script's own error is not taken for it. */
  private final String phrase;

  Refusal(Then then, String phrase) {
    this.then = then;
    this.phrase = phrase;
  }

  Then then() {
    return then;
  }

  /** Finds the reason in an error line, also where it made a server drop a transaction. */
  static Refusal of(String text) {
    int cause = text.startsWith(ABORTED) ? text.indexOf(ABORTED_BECAUSE) : -1;
    String reason = cause < 0 ? text : text.substring(cause + ABORTED_BECAUSE.length());
    for (Refusal each : values()) {
      if (reason.startsWith(each.name())
          && (reason.length() == each.name().length()
              || reason.charAt(each.name().length()) == ' ')) {
        return each;
      }
    }
    boolean readOnly =
        reason.contains(IN_SCRIPT_OF_REDIS_6)
            || reason.toLowerCase(Locale.ROOT).startsWith(READ_ONLY_LEDIS);
    return readOnly ? READONLY : OTHER;
  }

  /** Tells whether a server refused something for now, or dropped a transaction for that reason. */
  static boolean isForNow(String text) {
    return of(text).then == Then.WAIT;
  }

  /**
   * Tells whether a command is to wait because of an error that it was answered by. A script may
   * have written before it gave an error of its own; of those only the server's own words count.
   */
  static boolean isForNow(CommandSpec spec, String text) {
    Refusal reason = of(text);
    return reason.then == Then.WAIT
        && !text.startsWith(ABORTED)
        && (spec.isRead() || !isScript(spec.name()) || reason.isSaidByTheServer(text));
  }

  /**
   * Tells whether another server of a cluster may take what this one refused, or this one later.
   */
  static boolean isOfCluster(String text) {
    return CLUSTER.contains(ServerException.of("", text).code());
  }

  /** Tells whether a node of a cluster refuses a slot, rather than some keys of it. */
  static boolean isOfNode(String text) {
    return OF_NODE.contains(ServerException.of("", text).code());
  }

  /** Tells whether a transaction is over and did nothing, as {@code EXEC} was refused. */
  static boolean dropsTransaction(String exec) {
    return TRANSACTION_DROPPED.contains(ServerException.of("EXEC", exec).code());
  }

  private boolean isSaidByTheServer(String text) {
    return !phrase.isEmpty() && text.contains(phrase);
  }

  private static boolean isScript(String name) {
    return name.startsWith("EVAL") || name.startsWith("FCALL");
  }

  /** Tells whether a server answers such a command in whatever state it is. */
  static boolean isAnsweredAlways(CommandSpec spec) {
    String name = spec.name();
    int word = name.indexOf(' ');
    return ANSWERED_ALWAYS.contains(name)
        || word > 0 && ANSWERED_ALWAYS.contains(name.substring(0, word));
  }
}
