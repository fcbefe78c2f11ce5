package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages whose blocks of Java all are run by one class of samples. */
class PageSamplesTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @ParameterizedTest
  @CsvSource({
    "cluster.md, ClusterSamplesTest, 7",
    "recipes.md, RecipeSamplesTest, 6",
    "operations.md, RecipeSamplesTest, 1",
    "spring-boot.md, SpringBootSamplesTest, 3"
  })
  void should_show_what_is_run_when_a_page_has_a_block(String page, String samples, int blocks)
      throws IOException {
    Path source = Path.of("src/test/java/io/github/ledis4j/samples", samples + ".java");
    String run = bare(Files.readString(source));
    var found = BLOCK.matcher(Files.readString(Path.of("../docs", page))).results().toList();
    for (MatchResult block : found) {
      for (String part : block.group(1).split("\n\n")) {
        assertTrue(run.contains(bare(part)), () -> "not in " + samples + ": " + part);
      }
    }
    assertTrue(found.size() >= blocks, () -> "only " + found.size());
  }

  /** Without comments and white space; addresses that only a reader has are the test's. */
  private static String bare(String code) {
    return code.replace("\"redis+cluster://:secret@a:7001,b:7002\"", "CLUSTER.uri()")
        .replaceAll("(?m)(^|\\s)//.*$", "")
        .replaceAll("\\s+", "");
  }
}
