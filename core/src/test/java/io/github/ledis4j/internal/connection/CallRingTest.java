package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallRingTest {
  private static final int SLOTS = 16;

  private final CallRing ring = new CallRing();

  private static List<Call<Reply>> calls(int count) {
    return IntStream.range(0, count).mapToObj(i -> Calls.read("k" + i)).toList();
  }

  private static List<Call<?>> seen(CallRing ring) {
    List<Call<?>> all = new ArrayList<>();
    for (int i = 0; i < ring.size(); i++) {
      all.add(ring.get(i));
    }
    return all;
  }

  @Test
  void should_have_no_head_when_empty() {
    assertTrue(ring.isEmpty());
    assertNull(ring.peek());
    assertNull(ring.poll());
    assertEquals(0, ring.size());
  }

  @Test
  void should_keep_the_order_when_it_wraps_around() {
    List<Call<Reply>> calls = calls(SLOTS + 10);
    calls.subList(0, SLOTS).forEach(ring::add);
    for (Call<?> call : calls.subList(0, 10)) {
      assertSame(call, ring.peek());
      assertSame(call, ring.poll());
    }
    calls.subList(SLOTS, SLOTS + 10).forEach(ring::add);
    assertEquals(calls.subList(10, SLOTS + 10), seen(ring));
    assertEquals(calls.subList(10, SLOTS + 10), Calls.takeAll(ring));
    assertNull(ring.peek());
  }

  @Test
  void should_keep_the_order_when_it_grows_while_wrapped_around() {
    List<Call<Reply>> calls = calls(100);
    calls.subList(0, SLOTS).forEach(ring::add);
    for (int i = 0; i < 5; i++) {
      ring.poll();
    }
    calls.subList(SLOTS, 100).forEach(ring::add);
    assertEquals(95, ring.size());
    assertEquals(calls.subList(5, 100), Calls.takeAll(ring));
  }

  @Test
  void should_put_a_call_first_when_it_stands_at_the_edge_or_is_full() {
    List<Call<Reply>> calls = calls(3 * SLOTS);
    for (int i = calls.size() - 1; i >= 0; i--) {
      ring.addFirst(calls.get(i));
    }
    assertSame(calls.get(0), ring.peek());
    assertEquals(calls, Calls.takeAll(ring));
  }

  @Test
  void should_take_out_cancelled_calls_and_keep_the_others_in_order() {
    List<Call<Reply>> calls = calls(SLOTS + 4);
    calls.subList(0, SLOTS).forEach(ring::add);
    for (int i = 0; i < 4; i++) {
      ring.poll();
    }
    calls.subList(SLOTS, SLOTS + 4).forEach(ring::add);
    List<Call<?>> kept = new ArrayList<>(calls.subList(4, SLOTS + 4));
    for (int index : new int[] {0, 3, SLOTS - 1}) {
      calls.get(4 + index).cancel(false);
    }
    kept.removeIf(Call::isDone);
    ring.removeIf(Call::isDone);
    assertEquals(kept, seen(ring));
  }

  @Test
  void should_be_empty_and_usable_when_everything_was_taken_out() {
    calls(SLOTS).forEach(ring::add);
    ring.removeIf(call -> true);
    assertTrue(ring.isEmpty());
    assertNull(ring.peek());
    Call<Reply> next = Calls.read("next");
    ring.add(next);
    assertSame(next, ring.get(0));
    assertSame(next, ring.poll());
  }

  @Test
  void should_refuse_an_index_that_is_not_inside() {
    calls(3).forEach(ring::add);
    ring.poll();
    assertThrows(IndexOutOfBoundsException.class, () -> ring.get(2));
    assertThrows(IndexOutOfBoundsException.class, () -> ring.get(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> ring.get(SLOTS));
  }

  @Test
  void should_do_as_a_deque_does_when_used_at_random() {
    Random random = new Random(42);
    List<Call<Reply>> calls = calls(500);
    Deque<Call<?>> model = new ArrayDeque<>();
    for (int step = 0; step < 20_000; step++) {
      Call<Reply> call = calls.get(random.nextInt(calls.size()));
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> {
          ring.add(call);
          model.add(call);
        }
        case 3 -> {
          ring.addFirst(call);
          model.addFirst(call);
        }
        case 4, 5, 6 -> assertSame(model.poll(), ring.poll());
        default -> {
          ring.removeIf(other -> other == call);
          model.removeIf(other -> other == call);
        }
      }
      assertSame(model.peek(), ring.peek());
      assertEquals(model.size(), ring.size());
    }
    assertEquals(new ArrayList<>(model), Calls.takeAll(ring));
  }

  @Test
  void should_take_from_the_end_when_wrapped_around() {
    List<Call<Reply>> calls = calls(SLOTS + 4);
    calls.subList(0, SLOTS).forEach(ring::add);
    ring.poll();
    ring.add(calls.get(SLOTS));
    assertSame(calls.get(SLOTS), ring.peekLast());
    assertSame(calls.get(SLOTS), ring.pollLast());
    assertSame(calls.get(SLOTS - 1), ring.pollLast());
    assertEquals(calls.subList(1, SLOTS - 1), seen(ring));
    Calls.takeAll(ring);
    assertNull(ring.peekLast());
    assertNull(ring.pollLast());
  }

  @Test
  void should_lose_no_call_when_the_test_of_one_throws() {
    List<Call<Reply>> calls = calls(10);
    calls.forEach(ring::add);
    IllegalStateException thrown = new IllegalStateException("test");
    assertThrows(
        IllegalStateException.class,
        () ->
            ring.removeIf(
                call -> {
                  if (call == calls.get(5)) {
                    throw thrown;
                  }
                  return call == calls.get(1);
                }));
    List<Call<Reply>> left = new ArrayList<>(calls);
    left.remove(1);
    assertEquals(left, seen(ring));
  }

  @Test
  void should_give_memory_back_when_it_was_large_once() {
    calls(10_000).forEach(ring::add);
    int large = ring.capacity();
    Calls.takeAll(ring);
    for (int i = 0; i < 20; i++) {
      calls(3).forEach(ring::add);
      Calls.takeAll(ring);
    }
    assertTrue(ring.capacity() < large / 8, () -> "still " + ring.capacity());
  }
}
