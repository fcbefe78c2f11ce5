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
  void should_lose_nothing_uncounted_when_both_sides_take() throws Exception {
    int messages = 2_000_000;
    MessageBuffer<Integer> buffer = new MessageBuffer<>(7);
    AtomicBoolean done = new AtomicBoolean();
    long[] taken = {0, 0};
    AtomicBoolean inOrder = new AtomicBoolean(true);
    Thread taker =
        new Thread(
            () -> {
              int last = -1;
              while (true) {
                boolean end = done.get();
                Integer message = buffer.poll();
                if (message != null) {
                  inOrder.compareAndSet(true, message > last);
                  last = message;
                  taken[0]++;
                } else if (end) {
                  return;
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
