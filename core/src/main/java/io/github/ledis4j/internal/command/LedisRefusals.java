package io.github.ledis4j.internal.command;

import static io.github.ledis4j.internal.command.CommandAccess.internals;
import static java.util.Map.entry;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import java.util.Map;
import java.util.Set;

/**
 * Commands that LedisDB has but that lose or corrupt data there (master d35789ec47e6), and those
 * that it does not have, where a client of Redis has methods for them.
 */
public final class LedisRefusals {
  private static final String NO_TRANSACTIONS = "LedisDB has no transactions";
  private static final String NO_PUBSUB = "LedisDB has no pub/sub";

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          entry(
              "BRPOPLPUSH",
              "it does harm on LedisDB: it drops the element that it pops; use BRPOP and LPUSH"),
          entry(
              "ZREMRANGEBYLEX",
              "it does harm on LedisDB: it leaves the members in the order by score and in the"
                  + " count; use ZREM"),
          entry("MULTI", NO_TRANSACTIONS),
          entry("EXEC", NO_TRANSACTIONS),
          entry("DISCARD", NO_TRANSACTIONS),
          entry("WATCH", NO_TRANSACTIONS),
          entry("UNWATCH", NO_TRANSACTIONS),
          entry("SUBSCRIBE", NO_PUBSUB),
          entry("UNSUBSCRIBE", NO_PUBSUB),
          entry("PSUBSCRIBE", NO_PUBSUB),
          entry("PUNSUBSCRIBE", NO_PUBSUB),
          entry("SSUBSCRIBE", NO_PUBSUB),
          entry("SUNSUBSCRIBE", NO_PUBSUB));

  private static final Set<String> SORTS = Set.of("XLSORT", "XSSORT", "XZSORT");
  private static final Set<String> ALONE = Set.of("STRLEN", "XMIGRATE", "XMIGRATEDB");

  private LedisRefusals() {}

  /**
   * Checks a command, whoever put it together.
   *
   * @param command the command
   * @throws IllegalArgumentException with the reason, if it does harm or is not there
   */
  public static void check(Command<?> command) {
    CommandSpec spec = command.spec();
    if (spec.isRiskyOnLedis() || spec.isConnectionState()) {
      String name = runs(command).word();
      String reason = REASONS.get(name);
      if (reason != null) {
        throw new IllegalArgumentException(name + ": " + reason);
      }
    }
  }

  /** Stands on the name of what the server runs. */
  private static PackedWords runs(Command<?> command) {
    PackedWords words = new PackedWords(internals().packed(command)).skip(1);
    if (words.is("XSELECT")) {
      words.skip(3);
    }
    return words;
  }

  /**
   * Tells whether a command may do harm to others on its connection: {@code STRLEN} of a missing
   * key closes it unanswered, errors of a numeric sort or of a move repeat elements and host names,
   * line breaks and all, which shifts the replies behind them, and a move keeps the connection busy
   * for as long as it takes.
   *
   * @param command the command
   * @return true for those
   */
  public static boolean needsOwnConnection(Command<?> command) {
    CommandSpec spec = command.spec();
    if (!spec.isRiskyOnLedis()) {
      return false;
    }
    boolean sorts = SORTS.contains(spec.name());
    // What a user put together may hold other mistakes that the server repeats.
    return ALONE.contains(spec.name())
        || sorts && !(internals().isKnown(command) && isAlphabetical(command));
  }

  private static boolean isAlphabetical(Command<?> command) {
    PackedWords options = new PackedWords(internals().packed(command)).skip(2);
    while (options.next()) {
      if (options.is("ALPHA")) {
        return true;
      } else if (options.is("LIMIT")) {
        options.skip(2);
      } else if (options.is("BY") || options.is("GET") || options.is("STORE")) {
        options.skip(1); // names of a user's own, which may be any word
      }
    }
    return false;
  }
}
