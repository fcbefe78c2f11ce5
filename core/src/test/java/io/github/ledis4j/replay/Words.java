package io.github.ledis4j.replay;

import java.util.ArrayList;
import java.util.List;

/** Words of a line of the example file; each char of them stands for one byte. */
final class Words {
  private final String line;
  private int at;

  Words(String line) {
    this.line = line;
  }

  /** Reads commands, which a lone semicolon parts. */
  static List<List<String>> commands(String text) {
    List<List<String>> commands = new ArrayList<>();
    List<String> command = new ArrayList<>();
    for (Words words = new Words(text); words.hasNext(); ) {
      if (words.skip(";")) {
        commands.add(command);
        command = new ArrayList<>();
      } else {
        command.add(words.next());
      }
    }
    commands.add(command);
    return commands;
  }

  boolean hasNext() {
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at < line.length();
  }

  /** Skips what comes next if it is this. */
  boolean skip(String text) {
    boolean there = hasNext() && line.startsWith(text, at);
    at += there ? text.length() : 0;
    return there;
  }

  /** Reads a word as it is, one in quotes, or a repeated one: {@code {x*9}}. */
  String next() {
    if (!hasNext()) {
      throw new IllegalArgumentException("word missing at the end of: " + line);
    }
    if (line.charAt(at) == '"') {
      return quoted();
    }
    String word = until(" ");
    int star = word.indexOf('*');
    return word.startsWith("{") && star > 0
        ? word.substring(1, star)
            .repeat(Integer.parseInt(word.substring(star + 1, word.length() - 1)))
        : word;
  }

  /** Reads a word that one of these ends. */
  String until(String ends) {
    int start = at;
    while (at < line.length() && ends.indexOf(line.charAt(at)) < 0) {
      at++;
    }
    return line.substring(start, at);
  }

  private String quoted() {
    StringBuilder word = new StringBuilder();
    for (at++; line.charAt(at) != '"'; at++) {
      char c = line.charAt(at);
      word.append(c == '\\' ? escaped() : c);
    }
    at++;
    return word.toString();
  }

  private char escaped() {
    char c = line.charAt(++at);
    return switch (c) {
      case 'r' -> '\r';
      case 'n' -> '\n';
      case 'x' -> {
        at += 2;
        yield (char) Integer.parseInt(line.substring(at - 1, at + 1), 16);
      }
      default -> c;
    };
  }

  /** Writes a word in quotes. */
  static String quote(String word) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : word.toCharArray()) {
      switch (c) {
        case '\r' -> quoted.append("\\r");
        case '\n' -> quoted.append("\\n");
        case '"', '\\' -> quoted.append('\\').append(c);
        default -> {
          boolean plain = c >= ' ' && c <= '~';
          quoted.append(plain ? String.valueOf(c) : String.format("\\x%02x", (int) c));
        }
      }
    }
    return quoted.append('"').toString();
  }
}
