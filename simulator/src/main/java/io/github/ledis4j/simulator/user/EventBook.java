package io.github.ledis4j.simulator.user;

import io.github.ledis4j.event.ConnectionEvent;
import io.github.ledis4j.event.ConnectionEvents;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Flow;

/** What was told of the connections of one client, which has to be a possible story. */
final class EventBook implements Flow.Subscriber<ConnectionEvent> {
  private final Ledger ledger;
  private final ConnectionEvents events;
  private final Map<String, Integer> open = new TreeMap<>();
  private boolean ended;

  private EventBook(Ledger ledger, ConnectionEvents events) {
    this.ledger = ledger;
    this.events = events;
  }

  /** Writes down what is told of the connections of the only client. */
  static void keep(Ledger ledger, ConnectionEvents events) {
    EventBook book = new EventBook(ledger, events);
    events.subscribe(book);
    ledger.atTheEnd(() -> book.requireSum(ledger.sockets().open()));
    ledger.whenClosed(book::requireOver);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(ConnectionEvent event) {
    if (ended) {
      ledger.wrong("told after the end: " + event);
    }
    String which = "database " + event.database() + ", shared " + event.shared();
    if (event instanceof ConnectionEvent.Connected) {
      open.merge(which, 1, Integer::sum);
    } else if (event instanceof ConnectionEvent.Disconnected
        && open.merge(which, -1, Integer::sum) < 0
        && events.dropped() == 0) {
      ledger.wrong("gone is what was never there: " + event);
    } else if (event instanceof ConnectionEvent.Reconnecting again
        && (again.attempt() < 1 || again.in().isNegative())) {
      ledger.wrong("not a plan: " + again);
    }
  }

  @Override
  public void onError(Throwable failure) {
    ledger.wrong("events failed: " + failure);
  }

  @Override
  public void onComplete() {
    ended = true;
  }

  private void requireOver() {
    if (!ended) {
      ledger.wrong("the events of a client that is closed have no end");
    }
    requireSum(0);
  }

  /** When nothing goes on, each socket was told of. */
  private void requireSum(int sockets) {
    int told = open.values().stream().mapToInt(Integer::intValue).sum();
    if (told != sockets && events.dropped() == 0) {
      ledger.wrong(sockets + " sockets are open, but told was of " + open);
    }
  }
}
