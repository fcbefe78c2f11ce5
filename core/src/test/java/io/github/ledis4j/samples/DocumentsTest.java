package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README.md and docs/failures.md refer to is there. */
class DocumentsTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(should_\\w+)`");
  private static final Pattern FIGURE = Pattern.compile("\\d{1,3}(?:,\\d{3})+");
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

  /** By name; classes of the same name together. */
  private static Map<String, String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files
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
    String measured = read("docs/benchmarks.md");
    String readme = read("README.md");
    String compared =
        readme.substring(readme.indexOf("## Beside other clients"), readme.indexOf("## More"));
    List<String> figures = FIGURE.matcher(compared).results().map(MatchResult::group).toList();
    for (String figure : figures.stream().filter(each -> !each.equals("1,000")).toList()) {
      assertTrue(measured.contains(" " + figure + " "), () -> "not in benchmarks.md: " + figure);
    }
    assertTrue(figures.size() >= FIGURES, () -> "only " + figures.size());
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of("..", file));
  }
}
