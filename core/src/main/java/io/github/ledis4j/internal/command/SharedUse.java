package io.github.ledis4j.internal.command;

import static java.util.Map.entry;

import io.github.ledis4j.command.CommandSpec;
import java.util.Map;

/** Tells which commands cannot go over a connection that others use too, and what to do instead. */
public final class SharedUse {
  private static final String DATABASE = "use database(n)";
  private static final String TRANSACTION = "use transaction(tx -> ...)";
  private static final String WATCHING = "use watching(keys)";
  private static final String PUBSUB = "use pubsub()";

  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          entry("SELECT", DATABASE),
          entry("XSELECT", DATABASE),
          entry("MULTI", TRANSACTION),
          entry("EXEC", TRANSACTION),
          entry("DISCARD", TRANSACTION),
          entry("WATCH", WATCHING),
          entry("UNWATCH", WATCHING),
          entry("SUBSCRIBE", PUBSUB),
          entry("UNSUBSCRIBE", PUBSUB),
          entry("PSUBSCRIBE", PUBSUB),
          entry("PUNSUBSCRIBE", PUBSUB),
          entry("SSUBSCRIBE", PUBSUB),
          entry("SUNSUBSCRIBE", PUBSUB),
          entry("MONITOR", "use monitor() of a RedisClient"));

  private SharedUse() {}

  /**
   * Refuses what changes a connection, or is about what came before over it.
   *
   * @param spec what is known of the command
   * @throws IllegalArgumentException if it needs a connection that is the caller's alone
   */
  public static void check(CommandSpec spec) {
    if (spec.isConnectionState()) {
      throw new IllegalArgumentException(
          spec + " changes the state of its connection, and this one is shared: " + instead(spec));
    }
    if (spec.isAboutConnection()) {
      throw new IllegalArgumentException(
          spec
              + " is about what was sent over its own connection, and this one is shared: send both"
              + " in withConnection(c -> ...)");
    }
  }

  /**
   * Refuses what cannot stand among other commands either, as the server may hold its answer back.
   *
   * @param spec what is known of the command
   * @param where the rest of the sentence: where it cannot go
   * @throws IllegalArgumentException if it needs a connection of its own
   */
  public static void check(CommandSpec spec, String where) {
    if (spec.isBlocking() && !spec.isAboutConnection()) {
      throw new IllegalArgumentException(spec + " needs a connection of its own and " + where);
    }
    check(spec);
  }

  /** Why a command cannot be executed whose end no reply of its own would tell. */
  public static IllegalArgumentException unanswered(CommandSpec spec) {
    return new IllegalArgumentException(
        spec
            + " is not answered by one reply of its own, so no future could tell when it is done;"
            + " it cannot be executed like other commands"
            + hint(spec));
  }

  private static String instead(CommandSpec spec) {
    String method = INSTEAD.get(spec.name());
    boolean answered =
        spec.answer() == CommandSpec.Answer.REPLY || spec.answer() == CommandSpec.Answer.CLOSE;
    if (answered) {
      return (method == null ? "use " : method + ", or ") + "withConnection(c -> c.execute(...))";
    }
    return method == null ? "it cannot be sent, as it is by replies that futures end" : method;
  }

  /**
   * Names the method that does what a command does that is not answered by one reply.
   *
   * @param spec what is known of the command
   * @return the end of a sentence, empty if there is no such method
   */
  public static String hint(CommandSpec spec) {
    String method = INSTEAD.get(spec.name());
    return method == null ? "" : ": " + method;
  }
}
