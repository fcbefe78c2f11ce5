package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * docs/from-lettuce.md and docs/from-jedis.md show, as ours, what the samples beside this run. The
 * first line of each block says whose it is.
 */
class MigrationTextTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)\n(.*?)```", Pattern.DOTALL);
  private static final String OURS = "// ledis4j";
  private static final int LEAST = 25;

  private static final List<String> SAMPLES =
      List.of(
          "MigrationConnectSamplesTest.java",
          "MigrationCommandSamplesTest.java",
          "MigrationServiceSamplesTest.java",
          "ClusterSamplesTest.java");

  @ParameterizedTest
  @CsvSource({"from-lettuce.md,// Lettuce", "from-jedis.md,// Jedis"})
  void should_show_what_is_run_when_a_block_is_ours(String page, String theirs) throws IOException {
    StringBuilder run = new StringBuilder();
    for (String sample : SAMPLES) {
      run.append(
          bare(Files.readString(Path.of("src/test/java/io/github/ledis4j/samples", sample))));
    }
    int compared = 0;
    for (var block : BLOCK.matcher(Files.readString(Path.of("../docs", page))).results().toList()) {
      String whose = block.group(1);
      assertTrue(List.of(OURS, theirs).contains(whose), whose);
      if (whose.equals(OURS)) {
        for (String part : block.group(2).split("\n\n")) {
          assertTrue(run.indexOf(bare(part)) >= 0, () -> "in no sample: " + part);
        }
        compared++;
      }
    }
    assertTrue(compared >= LEAST, "only " + compared);
  }

  /** Without comments and white space; addresses that only a reader has are the test's. */
  private static String bare(String code) {
    return code.replace("\"redis://localhost:6379\"", "REDIS.uri()")
        .replace("\"redis+cluster://:secret@a:7001,b:7002\"", "CLUSTER.uri()")
        .replaceAll("(?m)(^|\\s)//.*$", "")
        .replaceAll("\\s+", "");
  }
}
