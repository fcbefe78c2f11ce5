package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.OverloadedException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CreditTest {
  private static OverloadedException refused(Credit credit, long amount) {
    return assertThrows(OverloadedException.class, () -> credit.take(amount));
  }

  private static void assertTaken(int commands, long bytes, Credit credit) {
    assertEquals(commands, credit.commands());
    assertEquals(bytes, credit.bytes());
  }

  @Test
  void should_refuse_a_command_more_than_the_limit() {
    Credit credit = new Credit(3, 1_000);
    for (int i = 0; i < 3; i++) {
      credit.take(Credit.of(1, 10));
    }
    OverloadedException failure = refused(credit, Credit.of(1, 10));
    assertEquals(Outcome.NOT_SENT, failure.outcome());
    assertTrue(
        String.valueOf(failure.getMessage())
            .contains("3 commands or 1000 bytes wait for the server"),
        failure.getMessage());
    assertTaken(3, 30, credit);
    credit.giveBack(Credit.of(1, 10));
    credit.take(Credit.of(1, 10));
    assertTaken(3, 30, credit);
  }

  @Test
  void should_refuse_the_smallest_when_the_limit_of_bytes_is_reached() {
    Credit credit = new Credit(100, 1_000);
    credit.take(Credit.of(1, 999));
    credit.take(Credit.of(1, 1));
    refused(credit, Credit.of(1, 1));
    assertTaken(2, 1_000, credit);
  }

  @Test
  void should_let_one_command_through_when_it_alone_is_larger_than_the_limit() {
    Credit credit = new Credit(10, 1_000);
    credit.take(Credit.of(1, 1));
    credit.take(Credit.of(1, 5_000));
    refused(credit, Credit.of(1, 1));
    assertTaken(2, 5_001, credit);
  }

  @Test
  void should_take_many_whole_when_there_is_room_for_one_and_none_when_there_is_not() {
    Credit credit = new Credit(5, 1_000);
    credit.take(Credit.of(4, 30));
    credit.takeMany(100, 30_000);
    assertTaken(104, 30_030, credit);
    assertThrows(OverloadedException.class, () -> credit.takeMany(1, 1));
    assertTaken(104, 30_030, credit);
  }

  @Test
  void should_take_more_above_the_limits_when_it_belongs_to_what_found_room() {
    Credit credit = new Credit(5, 1_000);
    credit.takeMany(100, 30_000);
    credit.takeMore(50, 10_000);
    assertTaken(150, 40_000, credit);
    assertThrows(OverloadedException.class, () -> credit.takeMore(10_000_000, 1));
    assertTaken(150, 40_000, credit);
  }

  @Test
  void should_refuse_more_commands_than_can_be_counted() {
    Credit credit = new Credit(5, 1_000);
    OverloadedException failure =
        assertThrows(OverloadedException.class, () -> credit.takeMany(10_000_000, 1));
    assertTrue(String.valueOf(failure.getMessage()).contains("not 10000000"), failure.getMessage());
    assertTaken(0, 0, credit);
  }

  @Test
  void should_count_above_the_limits_when_forced_to() {
    Credit credit = new Credit(1, 10);
    credit.take(Credit.of(1, 10));
    credit.force(Credit.of(2, 20));
    assertTaken(3, 30, credit);
    refused(credit, Credit.of(1, 1));
    credit.giveBack(Credit.of(3, 30));
    assertTaken(0, 0, credit);
  }

  @Test
  void should_count_more_bytes_than_fit_an_int() {
    Credit credit = new Credit(10, Long.MAX_VALUE);
    credit.take(Credit.of(1, 3L << 31));
    credit.take(Credit.of(1, 3L << 31));
    assertTaken(2, 6L << 31, credit);
    credit.giveBack(Credit.of(1, 3L << 31));
    assertTaken(1, 3L << 31, credit);
  }

  @Test
  void should_stay_within_the_limit_and_end_at_zero_when_many_threads_take_and_give_back() {
    int limit = 5;
    Credit credit = new Credit(limit, 1_000_000);
    AtomicInteger admitted = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger refusals = new AtomicInteger();
    Runnable user =
        () -> {
          for (int i = 0; i < 20_000; i++) {
            int commands = 1 + ThreadLocalRandom.current().nextInt(3);
            long amount = Credit.of(commands, ThreadLocalRandom.current().nextInt(1_000));
            try {
              credit.take(amount);
            } catch (OverloadedException e) {
              refusals.incrementAndGet();
              continue;
            }
            most.accumulateAndGet(admitted.addAndGet(commands), Math::max);
            Thread.yield();
            admitted.addAndGet(-commands);
            credit.giveBack(amount);
          }
        };
    List<Thread> users = IntStream.range(0, 4).mapToObj(i -> new Thread(user)).toList();
    users.forEach(Thread::start);
    users.forEach(thread -> Calls.await(() -> !thread.isAlive()));
    assertTaken(0, 0, credit);
    assertTrue(most.get() < limit + 3, () -> most + " commands were let in at once");
    assertTrue(refusals.get() > 0, "the limit was never reached");
  }
}
