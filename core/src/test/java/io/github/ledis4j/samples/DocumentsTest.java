package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README.md, docs/failures.md and docs/from-redis-py.md refer to is there. */
class DocumentsTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(should_\\w+)`");
  private static final Pattern PROOF = Pattern.compile("`(\\w+Test)(?:\\.(should_\\w+))?`");
  private static final Pattern PROVED =
      Pattern.compile("(?m)^\\| ([SX]\\d[^|]*) \\|[^|]*\\| (.*) \\|$");
  private static final Pattern FIGURE = Pattern.compile("\\d{1,3}(?:,\\d{3})+");
  private static final Comparator<String> IN_ORDER =
      Comparator.comparing((String line) -> line.charAt(0))
          .thenComparing(line -> Integer.valueOf(line.substring(1)));

  /** What redis-py's documents say, and what only its source says; the others are of ledis-py. */
  private static final String LINES =
      "S1, S2, S5-S20, S25, S50, S60-S66, S70-S79, S82, S135-S243, X1-X8";

  private static final int FAULTS = 50;
  private static final int FIGURES = 20;

  @Test
  void should_name_tests_that_exist_when_a_fault_is_said_to_be_proved() throws IOException {
    Map<String, String> tests = tests();
    List<MatchResult> named = TEST.matcher(read("docs/failures.md")).results().toList();
    for (MatchResult test : named) {
      String text = tests.getOrDefault(test.group(1), "");
      assertTrue(text.contains("void " + test.group(2) + "("), () -> "no test " + test.group());
    }
    assertTrue(named.size() >= FAULTS, () -> "only " + named.size());
  }

  @Test
  void should_name_tests_that_exist_when_a_line_of_redis_py_is_said_to_be_proved()
      throws IOException {
    Map<String, String> tests = tests();
    List<String> lines = new ArrayList<>();
    for (var row : PROVED.matcher(read("docs/from-redis-py.md")).results().toList()) {
      lines.addAll(numbers(row.group(1)));
      List<MatchResult> named = PROOF.matcher(row.group(2)).results().toList();
      assertTrue(!named.isEmpty() || row.group(2).startsWith("`./verify`"), row::group);
      for (MatchResult test : named) {
        String text = tests.getOrDefault(test.group(1), "");
        String method = test.group(2) == null ? "" : "void " + test.group(2) + "(";
        assertTrue(!text.isEmpty() && text.contains(method), () -> "no test " + test.group());
      }
    }
    assertEquals(numbers(LINES), lines.stream().sorted(IN_ORDER).toList());
  }

  /** Of "S1, S5-S7": S1, S5, S6, S7. */
  private static List<String> numbers(String ranges) {
    List<String> numbers = new ArrayList<>();
    for (String range : ranges.split(", ")) {
      String[] ends = range.split("-");
      char series = range.charAt(0);
      int last = Integer.parseInt(ends[ends.length - 1].substring(1));
      for (int i = Integer.parseInt(ends[0].substring(1)); i <= last; i++) {
        numbers.add(series + Integer.toString(i));
      }
    }
    return numbers;
  }

  /** Of this module and of the codec's; classes of the same name together. */
  private static Map<String, String> tests() throws IOException {
    try (Stream<Path> core = Files.walk(Path.of("src/test/java"));
        Stream<Path> codec = Files.walk(Path.of("../codec/src/test/java"))) {
      return Stream.concat(core, codec)
          .filter(file -> file.toString().endsWith("Test.java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  DocumentsTest::text,
                  String::concat));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void should_show_measured_figures_only_when_clients_are_compared() throws IOException {
    String page = read("docs/benchmarks.md");
    int begin = page.indexOf("## Beside other clients");
    int end = page.indexOf("\n## ", begin + 1);
    String compared = page.substring(begin, end);
    String measured = page.substring(0, begin) + page.substring(end);
    List<String> figures = FIGURE.matcher(compared).results().map(MatchResult::group).toList();
    for (String figure : figures.stream().filter(each -> !each.equals("1,000")).toList()) {
      assertTrue(measured.contains(" " + figure + " "), () -> "not in the tables: " + figure);
    }
    assertTrue(figures.size() >= FIGURES, () -> "only " + figures.size());
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of("..", file));
  }
}
