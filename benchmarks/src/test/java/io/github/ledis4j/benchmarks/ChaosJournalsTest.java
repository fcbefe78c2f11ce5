package io.github.ledis4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosJournalsTest {
  private static final String PUSH = "*3\r\n$5\r\nRPUSH\r\n$1\r\nk\r\n$3\r\n%s\r\n";

  @TempDir Path folder;

  @Test
  void should_find_what_a_node_wrote_when_it_has_thrown_its_file_away() throws IOException {
    Path node = folder.resolve("node");
    Path file = Files.createDirectories(node.resolve("appendonlydir")).resolve("a.1.incr.aof");
    Files.writeString(file, String.format(PUSH, "k#1"));
    Path kept = folder.resolve("kept");
    ChaosJournals journals = new ChaosJournals(kept, Map.of("n", node, "m", folder));
    journals.keep();
    journals.keep();
    Files.writeString(file, String.format(PUSH, "k#2"), StandardOpenOption.APPEND);
    Files.delete(file);

    assertEquals(
        Map.of("k#1", Set.of("n"), "k#2", Set.of("n")), journals.find(Set.of("k#1", "k#2", "k#3")));
    journals.delete();
    assertFalse(Files.exists(kept));
  }
}
