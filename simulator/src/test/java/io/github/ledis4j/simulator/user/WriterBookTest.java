package io.github.ledis4j.simulator.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.simulator.net.World;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.WriteSummary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A writer that does not keep its bounds, or sums up what is not so, is noticed. */
class WriterBookTest {
  private final Ledger ledger = new Ledger(new World(1), Duration.ofSeconds(1));
  private final WriterBook book =
      new WriterBook(ledger, BatchWriterOptions.DEFAULT.maxPendingCommands(4), () -> true);

  /** What a writer says in the end. */
  private record Said(Map<Outcome, Long> counts, List<Range> failures, Map<Outcome, Long> unlisted)
      implements WriteSummary {
    @Override
    public @Nullable Throwable sourceFailure() {
      return null;
    }
  }

  private record Failed(long first, long last, Outcome outcome) implements WriteSummary.Range {
    @Override
    public Throwable cause() {
      return new IllegalStateException();
    }
  }

  private void write(CompletableFuture<?> future, boolean always) {
    book.begun(book.begin("counter", ""), future, always);
  }

  @Test
  void should_be_content_when_all_is_as_it_is_told() {
    write(CompletableFuture.completedFuture(1L), false);
    write(CompletableFuture.completedFuture(2L), false);
    book.check("it", new Said(Map.of(Outcome.SUCCEEDED, 2L), List.of(), Map.of()), 0, 2);
    assertEquals(List.of(), ledger.wrong());
  }

  @Test
  void should_say_so_when_the_bounds_are_passed() {
    for (int i = 0; i < 5; i++) {
      write(new CompletableFuture<>(), false);
    }
    assertTold("took a command though 4 were open");
    book.requireRoom();
    assertTold("asked for a row though 5 commands were open");
  }

  @Test
  void should_say_so_when_the_order_is_another() {
    write(CompletableFuture.completedFuture(2L), false);
    write(CompletableFuture.completedFuture(1L), false);
    assertTold("counter was 1 for command 1 of a writer, which is between 0=2 and null");
  }

  @Test
  void should_say_so_when_a_summary_is_wrong() {
    write(CompletableFuture.completedFuture(1L), false);
    write(CompletableFuture.failedFuture(new IllegalStateException()), false);
    book.check("it", new Said(Map.of(Outcome.SUCCEEDED, 2L), List.of(), Map.of()), 0, 2);
    assertTold("it calls command 1 SUCCEEDED");
    book.check("it", new Said(Map.of(Outcome.SUCCEEDED, 1L), List.of(), Map.of()), 0, 2);
    assertTold("but not about 0 to 2");
    List<WriteSummary.Range> far = List.of(new Failed(2, 2, Outcome.UNKNOWN));
    book.check("it", new Said(Map.of(Outcome.UNKNOWN, 2L), far, Map.of()), 0, 2);
    assertTold("it names command 2");
    assertTold("it counts");
  }

  private void assertTold(String sentence) {
    assertTrue(
        ledger.wrong().stream().anyMatch(each -> each.contains(sentence)),
        () -> sentence + " in " + ledger.wrong());
  }
}
