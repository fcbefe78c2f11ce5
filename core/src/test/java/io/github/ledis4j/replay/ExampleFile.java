package io.github.ledis4j.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads the file of examples. */
final class ExampleFile {
  private static final String NAME = "/ledisdb-examples.txt";
  private static final String ARROW = " => ";
  private static final String BAR = " | ";

  private final List<Example> examples = new ArrayList<>();
  private Example.Place server = Example.Place.SERVER;
  private List<List<String>> given = List.of();
  private int number;

  private ExampleFile() {}

  static List<Example> examples() {
    try (InputStream in = Objects.requireNonNull(ExampleFile.class.getResourceAsStream(NAME))) {
      return parse(new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Example> parse(List<String> lines) {
    ExampleFile file = new ExampleFile();
    lines.forEach(file::line);
    return file.examples;
  }

  private void line(String line) {
    number++;
    if (line.startsWith("[")) {
      server = Example.Place.parse(line);
    } else if (line.startsWith("given ")) {
      given = Words.commands(line.substring("given ".length()));
    } else if (!line.isBlank() && !line.startsWith("#")) {
      examples.add(example(line));
    }
  }

  private Example example(String line) {
    int arrow = line.indexOf(ARROW);
    String text = arrow < 0 ? line : line.substring(0, arrow);
    String reply = arrow < 0 ? "" : line.substring(arrow + ARROW.length());
    int bar = reply.lastIndexOf(BAR);
    String[] sides = text.split(" & ", 2);
    List<List<String>> commands = new ArrayList<>(line.startsWith(" ") ? given : List.of());
    commands.addAll(Words.commands(sides[0]));
    int last = commands.size() - 1;
    return new Example(
        number,
        server,
        List.copyOf(commands.subList(0, last)),
        commands.get(last),
        sides.length == 1 ? List.of() : Words.commands(sides[1]),
        text.stripTrailing(),
        arrow < 0 ? null : Expectation.parse(bar < 0 ? reply : reply.substring(0, bar)),
        bar < 0 ? Example.Remark.SAME : Example.Remark.parse(reply.substring(bar + BAR.length())));
  }
}
