package io.github.ledis4j.internal.pool;

import io.github.ledis4j.internal.connection.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connections of a pool that nobody leases. Thread-safe. */
final class OpenConnections {
  private final Map<Integer, SharedConnections> shared = new HashMap<>();
  private final Set<SharedConnections> dedicated = new LinkedHashSet<>();
  private final Set<Connection> alone = new LinkedHashSet<>();
  private final Set<Connection> listening = new LinkedHashSet<>();

  synchronized @Nullable SharedConnections shared(int database) {
    return shared.get(database);
  }

  synchronized void share(int database, SharedConnections made) {
    shared.put(database, made);
  }

  /** Adds connections that one user has for itself. */
  synchronized void dedicate(SharedConnections made) {
    dedicated.add(made);
  }

  synchronized void forget(SharedConnections made) {
    dedicated.remove(made);
  }

  /** Adds one that does not come back when it is lost. */
  synchronized void addAlone(Connection made) {
    alone.add(made);
  }

  /** Adds one for what the server pushes. */
  synchronized void addListening(Connection made) {
    listening.add(made);
  }

  synchronized void forget(Connection gone) {
    alone.remove(gone);
    listening.remove(gone);
  }

  /** Gives the shared ones of all databases, dedicated ones too. */
  synchronized List<SharedConnections> shared() {
    List<SharedConnections> all = new ArrayList<>(shared.values());
    all.addAll(dedicated);
    return all;
  }

  synchronized List<Connection> alone() {
    return List.copyOf(alone);
  }

  synchronized List<Connection> listening() {
    return List.copyOf(listening);
  }
}
