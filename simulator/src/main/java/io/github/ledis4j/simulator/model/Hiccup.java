package io.github.ledis4j.simulator.model;

import java.util.Set;

/** What a server refuses for a moment, while it takes what comes after that. */
public enum Hiccup {
  /** Commands on data, as if it were loading. */
  DATA(Weather.LOADING),
  /** The same, but only where they are queued in a transaction. */
  QUEUED(Weather.LOADING),
  /** The words around a transaction too, as Redis 5 does while a script runs. */
  ALL(Weather.BUSY);

  private static final Set<String> OF_TRANSACTIONS =
      Set.of("multi", "exec", "discard", "watch", "unwatch");

  final Weather weather;

  Hiccup(Weather weather) {
    this.weather = weather;
  }

  boolean refuses(Session session, ModelCommand command) {
    return switch (this) {
      case DATA -> weather.refuses(command);
      case QUEUED -> weather.refuses(command) && session.isQueueing();
      case ALL -> weather.refuses(command) || OF_TRANSACTIONS.contains(command.name());
    };
  }
}
