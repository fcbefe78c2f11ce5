package io.github.ledis4j.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.GeneratedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * {@code api.txt} beside the pom of core shows the public API of codec and core, so that nobody
 * changes it without seeing so, and no signature in it names what is internal.
 */
class PublicApiTest {
  private static final Path FILE = Path.of("api.txt");
  private static final String HEADER =
      "# The public API of ledis4j-codec and ledis4j-core. Written by PublicApiTest; see CONTRIBUTING.md.";

  @Test
  void should_be_as_committed_when_nobody_changes_it() throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(PublicApi.lines());
    GeneratedFile.check(FILE, lines);
  }

  @Test
  void should_not_name_what_is_internal_when_it_is_public() {
    List<String> api = PublicApi.lines();
    List<String> leaks = new ArrayList<>();
    String type = "";
    for (String line : api) {
      type = line.startsWith(" ") ? type : line;
      if (line.matches(".*\\binternal\\..*")) {
        leaks.add(line.equals(type) ? line : type + " {" + line + " }");
      }
    }
    assertEquals(List.of(), leaks);
    assertTrue(api.size() > 2_000, () -> "only " + api.size());
  }
}
