package io.github.ledis4j.writer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.testkit.LedisServer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Commands that would fill a heap of 64 MiB many times over, and a server that is too slow. */
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WriterMemoryTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  @Test
  void should_write_a_million_with_a_small_heap_when_the_producer_looks_for_room()
      throws Exception {
    String said = SmallHeap.run(LEDIS.uri(), "1000000", "true");
    assertTrue(said.contains("1000000 of them WriteSummary[counts={SUCCEEDED=1000000}"), said);
  }

  @Test
  void should_count_what_it_could_not_take_when_the_producer_never_looks() throws Exception {
    String said = SmallHeap.run(LEDIS.uri(), "1000000", "false");
    assertTrue(said.contains("1000000 of them WriteSummary"), said);
    assertTrue(said.contains("NOT_SENT="), said);
  }
}
