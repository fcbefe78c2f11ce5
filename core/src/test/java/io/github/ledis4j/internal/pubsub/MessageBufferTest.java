package io.github.ledis4j.internal.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageBufferTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 1_000, 1_024})
  void should_hold_exactly_its_capacity_in_order_when_it_goes_round(int capacity) {
    MessageBuffer<Integer> buffer = new MessageBuffer<>(capacity);
    for (int round = 0; round < 5; round++) {
      assertTrue(buffer.isEmpty());
      assertNull(buffer.poll());
      for (int i = 0; i < capacity; i++) {
        assertTrue(buffer.add(i));
        assertEquals(i + 1, buffer.size());
      }
      assertFalse(buffer.add(capacity));
      for (int i = 0; i < capacity; i++) {
        assertEquals(i, buffer.poll());
      }
    }
  }

  @Test
  void should_take_no_more_than_asked_for_and_in_order_when_batches_are_taken() {
    MessageBuffer<Integer> buffer = new MessageBuffer<>(100);
    Batch<Integer> batch = Batch.ofBuffer(1_024);
    for (int i = 0; i < 100; i++) {
      buffer.add(i);
    }
    int next = 0;
    for (int size : new int[] {1, 64, 35}) {
      buffer.take(batch, size == 1 ? 1 : Integer.MAX_VALUE);
      assertEquals(size, batch.size());
      for (int i = 0; i < size; i++) {
        assertEquals(next++, batch.poll());
      }
      assertNull(batch.poll());
    }
    assertTrue(buffer.isEmpty());
    assertEquals(1, Batch.ofBuffer(1).most());
    assertEquals(2, Batch.ofBuffer(32).most());
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 100})
  void should_lose_nothing_uncounted_when_both_sides_take(int capacity) throws Exception {
    int messages = 1_000_000;
    MessageBuffer<Integer> buffer = new MessageBuffer<>(capacity);
    Batch<Integer> batch = Batch.ofBuffer(1_024);
    AtomicBoolean done = new AtomicBoolean();
    long[] taken = {0, 0};
    AtomicBoolean inOrder = new AtomicBoolean(true);
    Thread taker =
        new Thread(
            () -> {
              int last = -1;
              while (true) {
                boolean end = done.get();
                buffer.take(batch, 64);
                if (batch.size() == 0 && end) {
                  return;
                }
                for (Integer next = batch.poll(); next != null; next = batch.poll()) {
                  inOrder.compareAndSet(true, next > last);
                  last = next;
                  taken[0]++;
                }
              }
            });
    taker.start();
    for (int i = 0; i < messages; i++) {
      while (!buffer.add(i)) {
        if (buffer.poll() != null) {
          taken[1]++;
        }
      }
    }
    done.set(true);
    taker.join(60_000);
    assertFalse(taker.isAlive());
    assertEquals(messages, taken[0] + taken[1]);
    assertTrue(inOrder.get());
  }
}
