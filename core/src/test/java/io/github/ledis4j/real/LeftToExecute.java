package io.github.ledis4j.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of Redis without a method, as {@code docs/redis-commands.md} lists them: in the
 * first column of its tables, each with the reason behind it. An asterisk stands for any word.
 */
final class LeftToExecute {
  private static final Path PAGE = Path.of("..", "docs", "redis-commands.md");
  private static final Pattern ROW = Pattern.compile("\\|\\s*(`[^|]*`)\\s*\\|([^|]*)\\|.*");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  private final List<String> lines = new ArrayList<>();

  static LeftToExecute read() throws IOException {
    LeftToExecute left = new LeftToExecute();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        if (row.group(2).isBlank()) {
          throw new AssertionError("no reason: " + line);
        }
        NAME.matcher(row.group(1)).results().forEach(name -> left.lines.add(name.group(1)));
      }
    }
    return left;
  }

  List<String> lines() {
    return lines;
  }

  boolean contains(String command) {
    return lines.stream().anyMatch(line -> matches(line, command));
  }

  /** Finds the lines that none of the commands is meant by. */
  Set<String> without(Set<String> commands) {
    Set<String> idle = new TreeSet<>();
    for (String line : lines) {
      if (commands.stream().noneMatch(command -> matches(line, command))) {
        idle.add(line);
      }
    }
    return idle;
  }

  private static boolean matches(String line, String command) {
    return command.matches(line.replace("*", "[^ ]+"));
  }
}
