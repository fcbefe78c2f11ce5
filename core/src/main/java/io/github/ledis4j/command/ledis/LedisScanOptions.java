package io.github.ledis4j.command.ledis;

import static java.util.Objects.requireNonNull;

/** Which elements a scan of LedisDB returns, how many at once, and in which order. Immutable. */
public sealed interface LedisScanOptions permits ScanWords {
  /** All elements in the order of their bytes, 100 a page. */
  LedisScanOptions DEFAULT = new ScanWords(null, 100, false);

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
  static LedisScanOptions match(String glob) {
    return new ScanWords(Glob.toRegex(glob), 100, false);
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
  static LedisScanOptions matchRegex(String regex) {
    requireNonNull(regex, "regex");
    if (regex.indexOf('\r') >= 0 || regex.indexOf('\n') >= 0) {
      throw new IllegalArgumentException(
          "regular expression holds a line break: write \\r and \\n in it instead");
    }
    return new ScanWords(regex, 100, false);
  }

  /**
   * Sets how many elements a page has ({@code COUNT}). More at once are fewer requests, but other
   * commands on the connection wait while the page comes.
   *
   * @param elements 1 to 1,000,000: LedisDB closes the connection for less, and takes memory for
   *     all of them before it looks for any
   * @return a copy
   * @throws IllegalArgumentException if the number is another
   */
  LedisScanOptions count(int elements);

  /**
   * Scans from the last element to the first ({@code DESC}).
   *
   * @return a copy
   */
  LedisScanOptions descending();
}
