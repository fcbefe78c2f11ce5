package io.github.ledis4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A file that a test derives from the code, and that is committed so that changes are seen. */
public final class GeneratedFile {
  private static final String RENEW =
      "mvn -Pquick test -pl core -am -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dtest='PublicApiTest,CommandsPageTest' -Drenew";

  private GeneratedFile() {}

  /**
   * Compares a file with what it has to hold, or writes that into it if the system property {@code
   * renew} is set.
   */
  public static void check(Path file, List<String> lines) throws IOException {
    if (System.getProperty("renew") != null) {
      Files.write(file, lines);
      return;
    }
    List<String> written = Files.exists(file) ? Files.readAllLines(file) : List.of();
    if (!written.equals(lines)) {
      String name = file.getFileName().toString();
      assertEquals(
          String.join("\n", without(written, lines)),
          String.join("\n", without(lines, written)),
          name + " is not what the code says: see CONTRIBUTING.md, then renew it with\n" + RENEW);
      assertEquals(written, lines, name + ": other order; renew it with\n" + RENEW);
    }
  }

  private static Set<String> without(List<String> lines, List<String> others) {
    Set<String> left = new TreeSet<>(lines);
    others.forEach(left::remove);
    return left;
  }
}
