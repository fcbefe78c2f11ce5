package io.github.ledis4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** README.md and its pages show what {@link ReadmeTest} runs, and every parameter of a URL. */
class ReadmeTextTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PARAMETER = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");

  /** Addresses that only a reader has, and what the test has in their place. */
  private static final Map<String, String> ADDRESSES =
      Map.of(
          "\"ledis://localhost:6380/0\"", "LEDIS.uri()",
          "\"redis://localhost:6379/0\"", "REDIS.uri()",
          "Endpoint.tcp(\"localhost\",6380)", "Endpoint.tcp(LEDIS.host(),LEDIS.port())",
          "Endpoint.tcp(\"db.internal\",6379)", "Endpoint.tcp(SECURED.host(),SECURED.port())",
          "Path.of(\"ca.pem\")", "CERTIFICATES.authority()");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/connecting.md",
        "docs/streams.md",
        "docs/any-command.md",
        "docs/testing.md"
      })
  void should_show_what_is_run_when_a_page_holds_java(String page) throws IOException {
    String run = bare(read("src/test/java/io/github/ledis4j/examples/ReadmeTest.java"));
    List<String> shown =
        JAVA.matcher(read("../" + page)).results().map(found -> found.group(1)).toList();
    assertFalse(shown.isEmpty());
    for (String block : shown) {
      for (String part : block.split("\n\n")) {
        String bare = bare(part);
        for (Map.Entry<String, String> address : ADDRESSES.entrySet()) {
          bare = bare.replace(address.getKey(), address.getValue());
        }
        assertTrue(run.contains(bare), page + " has what is not in ReadmeTest: " + part);
      }
    }
  }

  @Test
  void should_list_each_parameter_when_url_takes_it() throws IOException {
    IllegalArgumentException unknown =
        assertThrows(
            IllegalArgumentException.class, () -> LedisClient.create("ledis://localhost?no=1"));
    String message = unknown.getMessage();
    String known = message.substring(message.indexOf("known are ") + "known are ".length());
    TreeSet<String> listed = new TreeSet<>();
    PARAMETER
        .matcher(read("../docs/connecting.md"))
        .results()
        .map(ReadmeTextTest::name)
        .forEach(listed::add);
    assertEquals(new TreeSet<>(List.of(known.split(", "))), listed);
  }

  private static String name(MatchResult row) {
    return row.group(1);
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of(file));
  }

  /** Without imports, comments and white space, in which the two may differ. */
  private static String bare(String code) {
    return code.replaceAll("(?m)^import .*$", "")
        .replaceAll("(?m)\\s//.*$", "")
        .replaceAll("\\s+", "");
  }
}
