package io.github.ledis4j.internal.event;

import io.github.ledis4j.event.ConnectionEvent;
import java.util.concurrent.Executor;

/** Passes the events of connections on to all who subscribed. Thread-safe; nothing here waits. */
public final class EventHub extends Hub<ConnectionEvent> {

  /** A hub that tells its subscribers on the usual threads. */
  public EventHub() {
    this(THREADS);
  }

  /** A hub that tells its subscribers on an executor. */
  public EventHub(Executor executor) {
    super(executor);
  }
}
