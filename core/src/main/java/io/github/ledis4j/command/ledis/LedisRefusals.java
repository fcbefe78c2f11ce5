package io.github.ledis4j.command.ledis;

import io.github.ledis4j.command.Command;
import java.util.Map;

/** Commands that LedisDB has but that lose or corrupt data there (master d35789ec47e6). */
public final class LedisRefusals {
  private static final Map<String, String> REASONS =
      Map.of(
          "BRPOPLPUSH",
          "it drops the element that it pops; use BRPOP and LPUSH",
          "ZREMRANGEBYLEX",
          "it leaves the members in the order by score and in the count; use ZREM");

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
   * Tells whether the server closes the connection, unanswered, if what the command asks about is
   * missing: such a command may not share a connection.
   *
   * @param command the command
   * @return true for {@code STRLEN} put together by a user
   */
  public static boolean mayCloseConnection(Command<?> command) {
    return !command.isKnown() && command.spec().name().equals("STRLEN");
  }
}
