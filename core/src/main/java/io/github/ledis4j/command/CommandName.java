package io.github.ledis4j.command;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks what is given as the name of a command, so that a command line is not taken for one: its
 * keys and values would be sent as part of the name, and shown wherever a name is.
 */
final class CommandName {
  /**
   * The commands of servers, Sentinels and modules that are nothing without a second word. None of
   * them takes a key there.
   */
  static final Set<String> CONTAINERS =
      Set.of(
          "ACL",
          "CLIENT",
          "CLUSTER",
          "COMMAND",
          "COMMANDLOG",
          "CONFIG",
          "DEBUG",
          "FT.CONFIG",
          "FT.CURSOR",
          "FT.DEBUG",
          "FUNCTION",
          "JSON.DEBUG",
          "LATENCY",
          "MEMORY",
          "MODULE",
          "OBJECT",
          "PUBSUB",
          "SCRIPT",
          "SENTINEL",
          "SLOWLOG",
          "XGROUP",
          "XINFO");

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern SUBCOMMAND = Pattern.compile("[A-Za-z_-]+");
  private static final Pattern SURELY_NO_SECRET = Pattern.compile("[A-Za-z.]{1,20}");

  private CommandName() {}

  /**
   * Splits a name into its words.
   *
   * @throws IllegalArgumentException if it is neither one word nor a command with its subcommand
   */
  static String[] words(String name) {
    String[] words = name.split(" ", -1);
    boolean good =
        switch (words.length) {
          case 1 -> WORD.matcher(name).matches();
          case 2 ->
              CONTAINERS.contains(words[0].toUpperCase(Locale.ROOT))
                  && SUBCOMMAND.matcher(words[1]).matches();
          default -> false;
        };
    if (!good) {
      throw new IllegalArgumentException(
          "the name of a command is one word, or two as CONFIG GET is; give the arguments one by"
              + " one: execute(\""
              + shown(name)
              + "\", ...)");
    }
    return words;
  }

  private static String shown(String name) {
    String first = name.split("\\s", 2)[0];
    return SURELY_NO_SECRET.matcher(first).matches() ? first : "NAME";
  }
}
