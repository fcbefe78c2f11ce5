package io.github.ledis4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.error.OverloadedException;
import org.junit.jupiter.api.Test;

class SoakLedgerTest {
  private final SoakLedger ledger = new SoakLedger();

  @Test
  void should_find_nothing_when_each_number_follows() {
    ledger.answered(1);
    ledger.answered(2);
    ledger.stands(2);
    assertFaults(0, 0);
  }

  @Test
  void should_take_either_number_when_a_write_is_in_doubt() {
    ledger.answered(1);
    ledger.failed(new IllegalStateException("outcome unknown"));
    ledger.answered(2); // it runs only now
    ledger.stands(3);
    assertFaults(0, 0);
  }

  @Test
  void should_find_a_doubled_write_when_more_ran_than_could() {
    ledger.answered(1);
    ledger.answered(3);
    assertFaults(0, 1);
  }

  @Test
  void should_find_a_doubled_write_when_one_ran_that_was_not_sent() {
    ledger.failed(new OverloadedException("full"));
    ledger.answered(2);
    assertFaults(0, 1);
  }

  @Test
  void should_find_lost_writes_when_the_number_is_smaller() {
    ledger.answered(1);
    ledger.answered(2);
    ledger.answered(1);
    ledger.stands(0);
    assertFaults(3, 0);
  }

  private void assertFaults(long lost, long doubled) {
    assertEquals(lost, ledger.lost());
    assertEquals(doubled, ledger.doubled());
  }
}
