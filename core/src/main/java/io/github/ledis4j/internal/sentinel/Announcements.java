package io.github.ledis4j.internal.sentinel;

import io.github.ledis4j.internal.connection.Discovery.Watcher;
import io.github.ledis4j.internal.connection.ServerRole;
import io.github.ledis4j.options.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Who wants to know of changes, and what the Sentinels announce. Each of them is listened to,
 * because the only one that is listened to may be gone together with the master. Thread-safe.
 */
final class Announcements {

  /** One who wants to know of one service; an object of its own for each wish. */
  static final class Interest {
    private final String service;
    private final ServerRole role;
    private final Watcher watcher;

    Interest(String service, ServerRole role, Watcher watcher) {
      this.service = service;
      this.role = role;
      this.watcher = watcher;
    }
  }

  private final SentinelSet set;

  // Guarded by this.
  private final Set<Interest> interests = new LinkedHashSet<>();
  private final List<SwitchListener> listeners = new ArrayList<>();

  Announcements(SentinelSet set) {
    this.set = set;
  }

  synchronized void add(Interest interest) {
    interests.add(interest);
  }

  /** Answers whether nobody is left. */
  synchronized boolean remove(Interest interest) {
    interests.remove(interest);
    return interests.isEmpty();
  }

  /** Begins to listen, if anybody wants to know and nobody listens yet. */
  void listen() {
    List<SwitchListener> starting;
    synchronized (this) {
      if (interests.isEmpty() || !listeners.isEmpty()) {
        return;
      }
      set.reopen();
      listeners.addAll(set.listeners());
      starting = List.copyOf(listeners);
    }
    starting.forEach(SwitchListener::start);
  }

  synchronized void stop() {
    listeners.forEach(SwitchListener::stop);
    listeners.clear();
  }

  /**
   * One more Sentinel is listened to. What it announced before is asked for: it may have been the
   * last of all to say so, and the others may have said it while they in turn were not heard.
   *
   * @return fails if that could not be found out
   */
  CompletableFuture<Void> listening() {
    return CompletableFuture.allOf(
        services().stream().map(this::lookAgain).toArray(CompletableFuture<?>[]::new));
  }

  private synchronized Set<String> services() {
    Set<String> services = new TreeSet<>();
    interests.forEach(interest -> services.add(interest.service));
    return services;
  }

  private CompletableFuture<Void> lookAgain(String service) {
    return set.master(service)
        .thenAccept(
            found ->
                tell(
                    service,
                    ServerRole.MASTER,
                    endpoint -> !endpoint.equals(found.value()),
                    "the master of '" + service + "' is " + found.value() + " now"));
  }

  /** A Sentinel says that a service has another master. The others may not know it yet. */
  void switched(SentinelNode node, String service, Endpoint from, Endpoint to) {
    set.promote(node);
    String why =
        "the Sentinel at %s moved the master of '%s' from %s to %s"
            .formatted(node.endpoint(), service, from, to);
    tell(service, ServerRole.MASTER, from::equals, why);
    tell(service, ServerRole.REPLICA, server -> server.equals(from) || server.equals(to), why);
  }

  private void tell(String service, ServerRole role, Predicate<Endpoint> wrong, String why) {
    List<Interest> told;
    synchronized (this) {
      told =
          interests.stream()
              .filter(each -> each.service.equals(service) && each.role == role)
              .toList();
    }
    told.forEach(each -> each.watcher.moved(wrong, why));
  }
}
