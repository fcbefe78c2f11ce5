package io.github.ledis4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.examples.bulk.BulkLoad;
import io.github.ledis4j.testkit.LedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@Tag("any-jvm")
class BulkLoadTest {
  private static final int LINES = 200_000;
  private static final Pattern MISSING = Pattern.compile("^  lines? (\\d+)(?: to (\\d+))?$");

  @RegisterExtension
  static final LedisServer LEDIS = LedisServer.onFreePort().store(LedisServer.Store.GOLEVELDB);

  @TempDir Path folder;

  private Path text() throws IOException {
    Path file = folder.resolve("text.txt");
    Files.write(file, IntStream.rangeClosed(1, LINES).mapToObj(i -> "text " + i).toList());
    return file;
  }

  @Test
  void should_say_exactly_which_lines_are_not_there_when_the_server_restarts() throws Exception {
    try (Program load = Program.start(BulkLoad.class, text().toString(), "--server", LEDIS.uri())) {
      awaitLine(LINES / 10);
      LEDIS.kill();
      LEDIS.restart();
      int exitCode = load.exitCode();
      Set<Long> said = new TreeSet<>();
      for (String line : load.output()) {
        Matcher lines = MISSING.matcher(line);
        if (lines.matches()) {
          long first = Long.parseLong(lines.group(1));
          long last = lines.group(2) == null ? first : Long.parseLong(lines.group(2));
          for (long i = first; i <= last; i++) {
            said.add(i);
          }
        }
      }
      assertEquals(missing(), said, () -> "" + load.output());
      assertEquals(said.isEmpty() ? 0 : 1, exitCode);
    }
  }

  private static void awaitLine(int number) throws InterruptedException {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      while (ledis.get("line:" + number).join() == null) {
        Thread.sleep(5);
      }
    }
  }

  private static Set<Long> missing() {
    Set<Long> missing = new TreeSet<>();
    try (LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      for (int from = 1; from <= LINES; from += 1_000) {
        int first = from;
        var values =
            ledis
                .mget(
                    IntStream.range(first, first + 1_000)
                        .mapToObj(i -> "line:" + i)
                        .toArray(String[]::new))
                .join();
        for (int i = 0; i < values.size(); i++) {
          if (!("text " + (first + i)).equals(values.get(i))) {
            missing.add((long) first + i);
          }
        }
      }
    }
    return missing;
  }

  @Test
  void should_end_with_one_line_when_there_is_no_file() throws Exception {
    try (Program load = Program.start(BulkLoad.class, "missing.txt")) {
      assertEquals(1, load.exitCode());
      assertEquals("[bulk-load: no such file: missing.txt]", "" + load.output());
    }
  }

  @Test
  void should_end_with_one_line_when_there_is_no_server() throws Exception {
    try (Program load =
        Program.start(BulkLoad.class, text().toString(), "--server", "ledis://127.0.0.1:1")) {
      assertEquals(1, load.exitCode());
      String last = load.output().get(load.output().size() - 1);
      assertTrue(last.startsWith("bulk-load: ") && last.contains("127.0.0.1:1"), last);
    }
  }
}
