package io.github.ledis4j.simulator.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.event.ConnectionEvent;
import io.github.ledis4j.event.ConnectionEvents;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.simulator.net.World;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What cannot have happened to connections is noticed. */
class EventBookTest {
  private static final Endpoint HERE = Endpoint.tcp("127.0.0.1", 1);
  private static final ConnectionEvent CONNECTED = new Connected(HERE, 0, true);
  private static final ConnectionEvent GONE = new Gone(HERE, 0, true, null);

  private final Ledger ledger = new Ledger(new World(1), Duration.ofSeconds(1));
  private Flow.@Nullable Subscriber<? super ConnectionEvent> book;

  private record Connected(Endpoint endpoint, int database, boolean shared)
      implements ConnectionEvent.Connected {}

  private record Gone(Endpoint endpoint, int database, boolean shared, @Nullable Throwable cause)
      implements ConnectionEvent.Disconnected {}

  private final class Events implements ConnectionEvents {
    @Override
    public Flow.Subscription subscribe(Consumer<? super ConnectionEvent> handler) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ConnectionEvent> subscriber) {
      book = subscriber;
    }

    @Override
    public long dropped() {
      return 0;
    }
  }

  private Flow.Subscriber<? super ConnectionEvent> book() {
    return Objects.requireNonNull(book);
  }

  private void tell(ConnectionEvent... events) {
    EventBook.keep(ledger, new Events());
    for (ConnectionEvent event : events) {
      book().onNext(event);
    }
  }

  @Test
  void should_be_content_when_each_socket_was_told_of() {
    ledger.sockets().count(() -> 1);
    tell(CONNECTED, GONE, CONNECTED);
    ledger.check();
    assertEquals(List.of(), ledger.wrong());
    book().onNext(GONE);
    book().onComplete();
    ledger.closed();
    assertEquals(List.of(), ledger.wrong());
  }

  @Test
  void should_say_so_when_what_was_never_there_is_gone() {
    tell(GONE);
    assertTold("gone is what was never there");
  }

  @Test
  void should_say_so_when_a_socket_is_open_that_nobody_told_of() {
    ledger.sockets().count(() -> 2);
    tell(CONNECTED);
    ledger.check();
    assertTold("2 sockets are open");
  }

  @Test
  void should_say_so_when_the_end_is_not_told_or_is_none() {
    tell(CONNECTED);
    ledger.closed();
    assertTold("have no end");
    book().onComplete();
    book().onNext(GONE);
    assertTold("told after the end");
  }

  private void assertTold(String sentence) {
    assertTrue(
        ledger.wrong().stream().anyMatch(each -> each.contains(sentence)),
        () -> sentence + " in " + ledger.wrong());
  }
}
