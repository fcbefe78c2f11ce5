package io.github.ledis4j.internal.connection;

import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A source that looks a service up: it may know several places for one connect, says what the
 * server there has to be, and tells when a place is no longer the right one.
 */
public interface Discovery extends EndpointSource {

  /** Looks the service up; fails with the exception that callers are to see. */
  CompletionStage<Places> places();

  /** Says how often to look it up in one attempt to connect, at least once. */
  int lookups();

  /** Has somebody told when places change, until the watch is ended. */
  Watch watch(Watcher watcher);

  /**
   * What one look gave.
   *
   * @param all where to connect, best first, at least one
   * @param refuted is run if none of them was good
   */
  record Places(List<Place> all, Runnable refuted) {

    /** The one place that an ordinary source names. */
    static Places of(Endpoint endpoint) {
      return new Places(List.of(new Place(endpoint, null)), () -> {});
    }
  }

  /**
   * Where to connect.
   *
   * @param endpoint the server
   * @param role what the server has to be, or null if that does not matter
   */
  record Place(Endpoint endpoint, @Nullable ServerRole role) {}

  /** Who connects to the places. */
  @FunctionalInterface
  interface Watcher {

    /** Tells that connections to some places are to be left, and that others may be had now. */
    void moved(Predicate<Endpoint> wrong, String why);
  }

  /** Somebody's interest in changes. */
  @FunctionalInterface
  interface Watch {

    /** Ends the interest, and what was open for nobody else; completes when that is closed. */
    CompletableFuture<Void> end();
  }
}
