package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.internal.command.Arguments.between;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import org.jspecify.annotations.Nullable;

/** Which elements a scan of LedisDB gives, how many at once, and in which order. Immutable. */
public final class LedisScanOptions {
  /** All elements in the order of their bytes, 100 a page. */
  public static final LedisScanOptions DEFAULT = new LedisScanOptions(null, 100, false);

  private static final int LARGEST_PAGE = 1_000_000;

  private final @Nullable String regex;
  private final int count;
  private final boolean descending;

  private LedisScanOptions(@Nullable String regex, int count, boolean descending) {
    this.regex = regex;
    this.count = count;
    this.descending = descending;
  }

  /**
   * Scans for names that match a glob as a whole: {@code *} stands for any characters, {@code ?}
   * for one, {@code [a-cx]} for one of these, {@code [^a-cx]} for any other one, and a character
   * behind a backslash for itself. A byte that is no UTF-8 counts as the character U+FFFD.
   *
   * <p>The server looks at every element to find those that match, and fills a page before it
   * answers: where few match, one page can take as long as the whole scan.
   *
   * @param glob the glob
   * @return options for a scan in the order of the bytes, 100 elements a page
   * @throws IllegalArgumentException if a {@code [} is not closed or has no characters, or if
   *     nothing stands behind the last backslash
   */
  public static LedisScanOptions match(String glob) {
    return new LedisScanOptions(Glob.toRegex(glob), DEFAULT.count, DEFAULT.descending);
  }

  /**
   * Scans for names in which a regular expression of Go (RE2) matches anywhere, unless it says
   * {@code ^} and {@code $}. One that Go does not understand fails the scan. What {@link #match}
   * says of the server's work counts here too.
   *
   * @param regex the regular expression
   * @return options for a scan in the order of the bytes, 100 elements a page
   * @throws IllegalArgumentException if the expression holds a line break, which would garble the
   *     server's answer to an expression that it refuses: write {@code \r} and {@code \n}
   */
  public static LedisScanOptions matchRegex(String regex) {
    requireNonNull(regex, "regex");
    if (regex.indexOf('\r') >= 0 || regex.indexOf('\n') >= 0) {
      throw new IllegalArgumentException(
          "regular expression holds a line break: write \\r and \\n in it instead");
    }
    return new LedisScanOptions(regex, DEFAULT.count, DEFAULT.descending);
  }

  /**
   * Says how many elements a page has ({@code COUNT}). More at once are fewer requests, but other
   * commands on the connection wait while the page comes.
   *
   * @param elements 1 to 1,000,000: LedisDB closes the connection for less, and takes memory for
   *     all of them before it looks for any
   * @return a copy
   * @throws IllegalArgumentException if the number is another
   */
  public LedisScanOptions count(int elements) {
    return new LedisScanOptions(
        regex, (int) between(elements, 1, LARGEST_PAGE, "count"), descending);
  }

  /**
   * Scans from the last element to the first ({@code DESC}).
   *
   * @return a copy
   */
  public LedisScanOptions descending() {
    return new LedisScanOptions(regex, count, true);
  }

  int arguments() {
    return 2 + (regex == null ? 0 : 2) + (descending ? 1 : 0);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (regex != null) {
      command.add("MATCH").add(regex);
    }
    command.add("COUNT").add(count);
    if (descending) {
      command.add("DESC");
    }
    return command;
  }
}
