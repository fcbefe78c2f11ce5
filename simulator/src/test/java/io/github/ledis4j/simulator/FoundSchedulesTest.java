package io.github.ledis4j.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.simulator.user.RedisDeed;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Schedules that failed as long as a fault was there, each with only what it needed. They were
 * found with the fault put back.
 */
class FoundSchedulesTest {
  /** A write that failed before it began was taken for sent. */
  @Test
  void should_hold_when_a_write_fails_unseen() {
    assertHolds(
        122L,
        new Step(36, 881480047L, RedisDeed.BATCH, 2466564032354707578L),
        new Step(37, 923335378L, Trouble.NO_MEMORY, 1135151702076778400L),
        new Step(40, 994099754L, RedisDeed.BATCH, -2668353700073529130L),
        new Step(41, 1005337325L, RedisDeed.LEASE, 6736169286633954467L),
        new Step(42, 1010007515L, RedisDeed.SET, -5612416297502239032L),
        new Step(43, 1060282479L, RedisDeed.BATCH, 2514983893469507441L));
  }

  /** A probe of our own was queued in the MULTI of a user. */
  @Test
  void should_hold_when_a_probe_is_due_in_a_transaction_by_hand() {
    assertHolds(11L, new Step(12, 34381492L, RedisDeed.MULTI_BY_HAND, 6778528766468563747L));
  }

  /** Reads that stood beside it were lost with it a second time. */
  @Test
  void should_hold_when_a_read_kills_its_server() {
    assertHolds(52L, new Step(12, 1486547577L, RedisDeed.POISON, -59141477334182262L));
  }

  /** An element for a pop that was cancelled was dropped. */
  @Test
  void should_hold_when_an_element_comes_for_who_has_gone() {
    assertHolds(
        14L,
        new Step(19, 41209908L, RedisDeed.TRANSACTION, -7991604487884095524L),
        new Step(20, 43668654L, RedisDeed.PUSH, 5022771772985105649L),
        new Step(21, 44588887L, RedisDeed.GET, -8516883806627639202L),
        new Step(23, 52721612L, RedisDeed.SET, 4086624780417804057L),
        new Step(28, 64888521L, RedisDeed.LONG_POP, 6940981475661332263L),
        new Step(78, 166861983L, RedisDeed.PUSH, -8549632108152846922L));
  }

  private static void assertHolds(long seed, Step... steps) {
    Schedule schedule = new Schedule(seed, Play.REDIS, List.of(steps));
    assertEquals(List.of(), new Simulation(schedule).run());
  }
}
