package io.github.ledis4j.command.ledis;

/**
 * Translates a glob into the Go regular expression that matches the same names, as LedisDB's scans
 * know nothing else. One pass, one instance per glob.
 */
final class Glob {
  private static final String SPECIAL = "\\.+*?()|[]{}^$-&~";

  private final StringBuilder regex = new StringBuilder("(?s)^");
  private final String glob;
  private int at;

  private Glob(String glob) {
    this.glob = glob;
  }

  static String toRegex(String glob) {
    return new Glob(glob).translate();
  }

  private String translate() {
    while (at < glob.length()) {
      switch (glob.charAt(at)) {
        case '*' -> wildcard(".*");
        case '?' -> wildcard(".");
        case '[' -> oneOf();
        default -> literal(next());
      }
    }
    return regex.append('$').toString();
  }

  private void wildcard(String translation) {
    regex.append(translation);
    at++;
  }

  private void oneOf() {
    at++;
    regex.append('[');
    if (at < glob.length() && glob.charAt(at) == '^') {
      regex.append('^');
      at++;
    }
    int first = at;
    while (at < glob.length() && glob.charAt(at) != ']') {
      member();
    }
    if (at == glob.length() || at == first) {
      throw new IllegalArgumentException("glob has a [ without characters and a ] behind it");
    }
    regex.append(']');
    at++;
  }

  /** A character, or a range of them, which may be written either way round. */
  private void member() {
    int low = next();
    int high = low;
    if (at + 1 < glob.length() && glob.charAt(at) == '-' && glob.charAt(at + 1) != ']') {
      at++;
      high = next();
    }
    literal(Math.min(low, high));
    if (low != high) {
      regex.append('-');
      literal(Math.max(low, high));
    }
  }

  /** The next character, or the one behind a backslash. */
  private int next() {
    if (glob.charAt(at) == '\\' && ++at == glob.length()) {
      throw new IllegalArgumentException("glob ends in a backslash with nothing behind it");
    }
    int character = glob.codePointAt(at);
    at += Character.charCount(character);
    return character;
  }

  /** Control characters as numbers: none may come back raw in an error message of the server. */
  private void literal(int character) {
    if (Character.isISOControl(character)) {
      regex.append("\\x{").append(Integer.toHexString(character)).append('}');
      return;
    }
    if (SPECIAL.indexOf(character) >= 0) {
      regex.append('\\');
    }
    regex.appendCodePoint(character);
  }
}
