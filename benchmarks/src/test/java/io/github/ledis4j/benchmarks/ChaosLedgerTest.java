package io.github.ledis4j.benchmarks;

import static io.github.ledis4j.benchmarks.ChaosFinding.ACKNOWLEDGED;
import static io.github.ledis4j.benchmarks.ChaosFinding.AGAIN_BY_FAILOVERS;
import static io.github.ledis4j.benchmarks.ChaosFinding.DOUBLED;
import static io.github.ledis4j.benchmarks.ChaosFinding.LOST;
import static io.github.ledis4j.benchmarks.ChaosFinding.LOST_BY_FAILOVERS;
import static io.github.ledis4j.benchmarks.ChaosFinding.LOST_BY_POPS;
import static io.github.ledis4j.benchmarks.ChaosFinding.OUT_OF_ORDER;
import static io.github.ledis4j.benchmarks.ChaosFinding.STALE;
import static io.github.ledis4j.benchmarks.ChaosFinding.STRAY;
import static io.github.ledis4j.benchmarks.ChaosFinding.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.error.OverloadedException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChaosLedgerTest {
  private static final long TIME = TimeUnit.SECONDS.toNanos(10);
  private static final IllegalStateException IN_DOUBT = new IllegalStateException("no answer");
  private static final OverloadedException NOT_SENT = new OverloadedException("full");
  private static final ChaosVerdict.Loss LOSS =
      new ChaosVerdict.Loss("n1", TIME, TIME + TimeUnit.SECONDS.toNanos(5));

  private final ChaosVerdict verdict = new ChaosVerdict();
  private final ChaosLedger list = new ChaosLedger("list", false);
  private final ChaosLedger queue = new ChaosLedger("queue", true);

  @Test
  void should_find_nothing_when_all_is_there() {
    push(list, null, 3);
    list.judge(List.of("list#0", "list#1", "list#2"), verdict);
    settle(List.of(), Map.of(), 0);
    assertFound(Map.of(ACKNOWLEDGED, 3L));
    assertTrue(verdict.clean());
  }

  @Test
  void should_take_either_when_a_push_is_in_doubt() {
    push(list, IN_DOUBT, 2);
    push(list, null, 1);
    list.judge(List.of("list#2", "list#1"), verdict); // it ran only then
    settle(List.of(), Map.of(), 0);
    assertFound(Map.of(ACKNOWLEDGED, 1L, UNKNOWN, 2L));
  }

  @Test
  void should_find_a_lost_push_when_the_replaced_master_never_had_it() {
    push(list, null, 3);
    list.judge(List.of("list#0"), verdict);
    settle(List.of(LOSS), Map.of("list#1", Set.of("n1"), "list#2", Set.of("n2")), 0);
    assertFound(Map.of(ACKNOWLEDGED, 3L, LOST_BY_FAILOVERS, 1L, LOST, 1L));
    assertFalse(verdict.clean());
  }

  @Test
  void should_find_a_lost_push_when_no_master_was_replaced_then() {
    push(list, null, 1);
    list.judge(List.of(), verdict);
    ChaosVerdict.Loss later = new ChaosVerdict.Loss("n1", 2 * TIME, 3 * TIME);
    settle(List.of(later), Map.of("list#0", Set.of("n1")), 0);
    assertFound(Map.of(ACKNOWLEDGED, 1L, LOST, 1L));
  }

  @Test
  void should_find_what_is_doubled_out_of_order_and_stray() {
    push(list, null, 3);
    push(list, NOT_SENT, 1);
    list.judge(List.of("list#1", "list#0", "list#0", "list#2", "list#3", "other#1"), verdict);
    settle(List.of(), Map.of(), 0);
    assertFound(Map.of(ACKNOWLEDGED, 3L, OUT_OF_ORDER, 1L, DOUBLED, 2L, STRAY, 1L));
  }

  @Test
  void should_tell_what_became_of_elements_when_they_are_popped() {
    push(queue, null, 5);
    queue.taken("queue#0", TIME);
    queue.taken("queue#1", TIME);
    queue.taken("queue#1", TIME + 1);
    queue.taken("list#2", TIME);
    queue.judge(List.of("queue#2"), verdict); // put back or not, in whatever order
    settle(List.of(), Map.of(), 1);
    assertFound(Map.of(ACKNOWLEDGED, 5L, DOUBLED, 1L, STRAY, 1L, LOST_BY_POPS, 1L, LOST, 1L));
  }

  @Test
  void should_explain_a_second_delivery_when_the_master_was_replaced() {
    push(queue, null, 1);
    queue.taken("queue#0", TIME);
    queue.judge(List.of("queue#0"), verdict);
    settle(List.of(LOSS), Map.of(), 0);
    assertFound(Map.of(ACKNOWLEDGED, 1L, AGAIN_BY_FAILOVERS, 1L));
    assertTrue(verdict.clean());
  }

  @Test
  void should_find_what_a_counter_has_lost_or_doubled() {
    ChaosCounter counter = new ChaosCounter("counter", verdict);
    assertTrue(counter.begin());
    assertFalse(counter.begin());
    counter.ended(1L, null, TIME);
    counter.ended(null, IN_DOUBT, TIME);
    counter.ended(4L, null, TIME);
    counter.judge("2");
    settle(List.of(), Map.of(), 0);
    assertFound(Map.of(ACKNOWLEDGED, 2L, UNKNOWN, 1L, DOUBLED, 1L, LOST, 2L));
  }

  @Test
  void should_find_a_stale_read_when_a_newer_version_was_acknowledged_before_it() {
    ChaosRegister register = new ChaosRegister("r", verdict);
    register.ended(register.next(), null, TIME);
    register.ended(register.next(), IN_DOUBT, TIME);
    register.ended(register.next(), null, TIME);
    assertTrue(register.fits("r#3", register.acknowledged()));
    assertTrue(register.fits("r#2", register.acknowledged())); // it may run late
    assertTrue(register.fits("r#1", register.acknowledged()));
    assertFalse(register.fits("s#3", register.acknowledged()));
    assertFalse(register.isOf("r#4"));
    register.judge();
    settle(List.of(), Map.of(), 0);
    assertFound(Map.of(ACKNOWLEDGED, 2L, UNKNOWN, 1L, STALE, 1L));
  }

  private static void push(ChaosLedger ledger, Throwable failure, int times) {
    for (int i = 0; i < times; i++) {
      ledger.ended(ledger.next(), failure, TIME);
    }
  }

  private void settle(
      List<ChaosVerdict.Loss> losses, Map<String, Set<String>> writers, long unanswered) {
    verdict.settle(losses, writers, unanswered);
  }

  private void assertFound(Map<ChaosFinding, Long> expected) {
    Map<ChaosFinding, Long> found = new EnumMap<>(ChaosFinding.class);
    for (ChaosFinding finding : ChaosFinding.values()) {
      if (verdict.count(finding) != 0) {
        found.put(finding, verdict.count(finding));
      }
    }
    assertEquals(new EnumMap<>(expected), found);
  }
}
