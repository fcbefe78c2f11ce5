package io.github.ledis4j.internal.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.pubsub.Overflow;
import io.github.ledis4j.pubsub.PubSubOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A delivery without anything between the reader and the handler. */
class DirectDeliveryTest {
  private final TestReadControl reader = new TestReadControl();
  private final List<Integer> handled = new ArrayList<>();

  private Delivery<Integer> delivery(Consumer<Integer> handler) {
    PubSubOptions options =
        PubSubOptions.DEFAULT.handleOnEventLoop().buffer(1).whenFull(Overflow.FAIL);
    return Delivery.to(handler, reader.common(options, reader::execute));
  }

  @Test
  void should_have_handed_a_message_over_when_it_is_offered() {
    Delivery<Integer> delivery = delivery(handled::add);
    for (int i = 1; i <= 3; i++) {
      assertTrue(delivery.offer(i));
      assertEquals(i, handled.size());
    }
    assertEquals(List.of(1, 2, 3), handled);
    assertEquals(0, delivery.waiting());
    assertEquals(0, delivery.dropped());
    assertEquals(0, reader.offered.size() + reader.tasks.size() + reader.stops);
  }

  @Test
  void should_hand_over_the_next_when_a_handler_throws() {
    Delivery<Integer> delivery =
        delivery(
            message -> {
              handled.add(message);
              if (message == 1) {
                throw new IllegalStateException("of the handler");
              }
              throw new AssertionError("of the handler");
            });
    assertTrue(delivery.offer(1));
    assertTrue(delivery.offer(2));
    assertTrue(delivery.offer(3));
    assertEquals(List.of(1, 2, 3), handled);
  }

  @Test
  void should_hand_over_no_more_when_its_handler_stops_it() {
    List<Delivery<Integer>> own = new ArrayList<>();
    own.add(
        delivery(
            message -> {
              handled.add(message);
              own.get(0).stop();
            }));
    assertTrue(own.get(0).offer(1));
    assertTrue(own.get(0).offer(2));
    assertEquals(List.of(1), handled);
    assertTrue(own.get(0).isEnding());
    own.get(0).ended().join();
  }

  @Test
  void should_end_with_its_cause_when_it_is_ended() {
    Delivery<Integer> delivery = delivery(handled::add);
    IllegalStateException cause = new IllegalStateException("the server does not let it");
    delivery.offer(1);
    delivery.end(cause, false);
    delivery.offer(2);
    assertEquals(List.of(1), handled);
    assertSame(
        cause, assertThrows(CompletionException.class, () -> delivery.ended().join()).getCause());
  }

  @Test
  void should_have_a_buffer_when_a_handler_does_not_run_on_the_event_loop() {
    assertInstanceOf(
        HandlerDelivery.class,
        Delivery.<Integer>to(handled::add, reader.common(PubSubOptions.DEFAULT, Runnable::run)));
  }
}
