package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.options.RetryPolicy;
import io.netty.channel.DefaultEventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubmissionsTest {
  private static final Command<Reply> GET = Command.of(CommandSpec.read("GET"), "k");
  private static final int PRODUCERS = 4;
  private static final int PER_PRODUCER = 30_000;
  private static final int UNIT = 3;

  private final Submissions submissions =
      new WriteTurn(new DefaultEventLoop(), () -> {}).submissions();

  private static List<Call<?>> chain(@Nullable Call<?> oldest) {
    List<Call<?>> all = new ArrayList<>();
    for (Call<?> call = oldest; call != null; call = call.next) {
      all.add(call);
    }
    return all;
  }

  @Test
  void should_give_the_calls_oldest_first_when_taken() {
    List<Call<?>> calls = List.of(Calls.read("a"), Calls.read("b"), Calls.read("c"));
    calls.forEach(submissions::push);
    assertEquals(calls, chain(submissions.takeAll()));
    assertNull(submissions.takeAll());
  }

  @Test
  void should_ask_for_one_wake_up_when_several_calls_wait_for_one_drain() {
    assertTrue(submissions.push(Calls.read("a")));
    assertFalse(submissions.push(Calls.read("b")));
    assertFalse(submissions.push(new Unit(List.of(Calls.read("c"), Calls.read("d")))));
    assertEquals(4, chain(submissions.takeAll()).size());
    assertTrue(submissions.push(new Unit(List.of(Calls.read("e")))));
    assertFalse(submissions.push(Calls.read("f")));
  }

  @Test
  void should_keep_the_order_of_a_unit_when_calls_come_before_and_behind_it() {
    Call<?> before = Calls.read("before");
    Unit unit = new Unit(List.of(Calls.read("1"), Calls.write("2"), Calls.read("3")));
    Call<?> behind = Calls.read("behind");
    submissions.push(before);
    submissions.push(unit);
    submissions.push(behind);
    List<Call<?>> expected = new ArrayList<>(unit.calls());
    expected.add(0, before);
    expected.add(behind);
    assertEquals(expected, chain(submissions.takeAll()));
  }

  @Test
  void should_lose_nothing_and_keep_each_producers_order_when_many_push_at_once() {
    AtomicLong wakeUps = new AtomicLong();
    List<Thread> producers =
        IntStream.range(0, PRODUCERS).mapToObj(p -> new Thread(() -> produce(p, wakeUps))).toList();
    producers.forEach(Thread::start);
    long[] next = new long[PRODUCERS];
    int total = 0;
    long drains = 0;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (total < PRODUCERS * PER_PRODUCER) {
      assertTrue(System.nanoTime() - end < 0, "calls were lost");
      List<Call<?>> taken = chain(submissions.takeAll());
      total += taken.size();
      drains += taken.isEmpty() ? 0 : 1;
      check(taken, next);
    }
    for (Thread producer : producers) {
      Calls.await(() -> !producer.isAlive());
    }
    assertNull(submissions.takeAll());
    assertEquals(PRODUCERS * PER_PRODUCER, total);
    assertEquals(drains, wakeUps.get(), "each drain was asked for by exactly one push");
  }

  /** Pushes single calls and units in turn, numbered through by their time-outs. */
  private void produce(int producer, AtomicLong wakeUps) {
    long number = 0;
    while (number < PER_PRODUCER) {
      boolean wake;
      if (number % 5 == 0) {
        wake = submissions.push(numbered(producer, number++));
      } else {
        List<Call<?>> calls = new ArrayList<>();
        for (int i = 0; i < UNIT && number < PER_PRODUCER; i++) {
          calls.add(numbered(producer, number++));
        }
        wake = submissions.push(new Unit(calls));
      }
      if (wake) {
        wakeUps.incrementAndGet();
      }
      if (number % 16 == 0) {
        Thread.yield();
      }
    }
  }

  private static Call<Reply> numbered(int producer, long number) {
    long tag = producer * (long) PER_PRODUCER + number;
    return new Call<>(GET, CallSettings.of(tag, RetryPolicy.READS, null, null));
  }

  private static void check(List<Call<?>> taken, long[] next) {
    for (int i = 0; i < taken.size(); i++) {
      Call<?> call = taken.get(i);
      long tag = call.settings.timeoutNanos();
      int producer = (int) (tag / PER_PRODUCER);
      assertEquals(next[producer]++, tag % PER_PRODUCER, "order of producer " + producer);
      Unit unit = call.unit;
      if (unit != null && unit.calls().get(0) == call) {
        assertTogether(unit, taken, i);
      }
    }
  }

  private static void assertTogether(Unit unit, List<Call<?>> taken, int from) {
    for (int i = 0; i < unit.calls().size(); i++) {
      assertSame(unit.calls().get(i), taken.get(from + i), "something came into a unit");
    }
  }
}
