package io.github.ledis4j.command;

import io.github.ledis4j.command.CommandSpec.Answer;
import java.util.Set;

/**
 * What the name of a command says about it, no matter who describes it.
 *
 * @param blocking whether the server always holds its answer back
 * @param connectionState whether it changes the state of its connection
 * @param answer how it is answered, as far as that is not by a reply
 * @param aboutConnection whether its answer is about what came before over its connection
 * @param ignoredWhenReadOnly whether a LedisDB that takes no writes answers it as if it were done
 * @param riskyOnLedis whether LedisDB does harm with it
 * @param toldByArguments whether its arguments say more
 */
record KnownFacts(
    boolean blocking,
    boolean connectionState,
    Answer answer,
    boolean aboutConnection,
    boolean ignoredWhenReadOnly,
    boolean riskyOnLedis,
    boolean toldByArguments) {

  private static final Set<String> PUSHES =
      Set.of(
          "SUBSCRIBE",
          "UNSUBSCRIBE",
          "PSUBSCRIBE",
          "PUNSUBSCRIBE",
          "SSUBSCRIBE",
          "SUNSUBSCRIBE",
          "MONITOR");

  private static final Set<String> CONNECTION_STATE =
      Set.of(
          "SELECT",
          "XSELECT",
          "MULTI",
          "EXEC",
          "DISCARD",
          "WATCH",
          "UNWATCH",
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
          "CLUSTER SYNCSLOTS",
          "SCRIPT DEBUG",
          "ASKING",
          "READONLY",
          "READWRITE");

  /** What a LedisDB that takes no writes answers as if it were done, and does not do. */
  private static final Set<String> IGNORED_WHEN_READ_ONLY = Set.of("APPEND", "SETNX");

  /** What says something about the connection that it comes over. */
  private static final Set<String> ABOUT_CONNECTION = Set.of("WAIT", "WAITAOF");

  /** What LedisDB has and does harm with; {@code XSELECT} takes any other command along. */
  private static final Set<String> RISKY_ON_LEDIS =
      Set.of(
          "BRPOPLPUSH",
          "ZREMRANGEBYLEX",
          "STRLEN",
          "XLSORT",
          "XSSORT",
          "XZSORT",
          "XMIGRATE",
          "XMIGRATEDB",
          "XSELECT");

  /** What tells by its arguments only what it does to its connection. */
  private static final Set<String> SUBCOMMAND_IN_ARGUMENTS = Set.of("CLIENT", "SCRIPT", "CLUSTER");

  /** Returns what is known under a name in upper case, subcommand included. */
  static KnownFacts of(String name) {
    return new KnownFacts(
        ServerWaits.always(name),
        CONNECTION_STATE.contains(name) || PUSHES.contains(name),
        answerTo(name),
        ABOUT_CONNECTION.contains(name),
        IGNORED_WHEN_READ_ONLY.contains(name),
        RISKY_ON_LEDIS.contains(name),
        ServerWaits.always(name)
            || ServerWaits.sometimes(name)
            || SUBCOMMAND_IN_ARGUMENTS.contains(name)
            || name.equals("XSELECT"));
  }

  private static Answer answerTo(String name) {
    if (PUSHES.contains(name)) {
      return Answer.PUSH;
    }
    return name.equals("CLIENT REPLY") ? Answer.NONE : Answer.REPLY;
  }
}
