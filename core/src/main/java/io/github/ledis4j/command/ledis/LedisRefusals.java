package io.github.ledis4j.command.ledis;

import io.github.ledis4j.command.Command;
import java.util.Map;
import java.util.Set;

/** Commands that LedisDB has but that lose or corrupt data there (master d35789ec47e6). */
public final class LedisRefusals {
  private static final Map<String, String> REASONS =
      Map.of(
          "BRPOPLPUSH",
          "it drops the element that it pops; use BRPOP and LPUSH",
          "ZREMRANGEBYLEX",
          "it leaves the members in the order by score and in the count; use ZREM");

  private static final Set<String> ALONE =
      Set.of("STRLEN", "XLSORT", "XSSORT", "XZSORT", "XMIGRATE", "XMIGRATEDB");

  private LedisRefusals() {}

  /**
   * Checks a command that a user put together; those of the families are safe.
   *
   * @param command the command
   * @throws IllegalArgumentException with the reason, if it does harm
   */
  public static void check(Command<?> command) {
    if (!command.isKnown()) {
      String reason = REASONS.get(command.spec().name());
      if (reason != null) {
        throw new IllegalArgumentException(command.spec() + " does harm on LedisDB: " + reason);
      }
    }
  }

  /**
   * Tells whether a command may do harm to others on its connection: {@code STRLEN} of a missing
   * key closes it unanswered, errors of a sort or of a move repeat elements and host names, line
   * breaks and all, which shifts the replies behind them, and a move keeps the connection busy for
   * as long as it takes. Only the name is looked at, so alphabetical sorts count too.
   *
   * @param command the command
   * @return true for those, put together by a user
   */
  public static boolean needsOwnConnection(Command<?> command) {
    return !command.isKnown() && ALONE.contains(command.spec().name());
  }
}
