package io.github.ledis4j.simulator.model;

import java.util.ArrayList;
import java.util.List;

/** The clients of a server that wait for elements of lists, in the order in which they came. */
final class Waiters {
  private final ModelServer server;
  private final List<Waiter> waiters = new ArrayList<>();

  Waiters(ModelServer server) {
    this.server = server;
  }

  /** A client waits for an element. */
  void add(Waiter waiter) {
    waiters.add(waiter);
    waiter.session().waiter = waiter;
  }

  void clear() {
    waiters.clear();
  }

  void forget(Session session) {
    waiters.removeIf(waiter -> waiter.session() == session);
    session.waiter = null;
  }

  /** Lets those go who have waited long enough. */
  void tick() {
    for (Waiter waiter : List.copyOf(waiters)) {
      if (waiter.until() <= server.now()) {
        release(waiter);
        waiter.session().out.nullArray();
        waiter.session().proceed();
        waiter.session().tell();
      }
    }
  }

  long nextTick() {
    long next = Long.MAX_VALUE;
    for (Waiter waiter : waiters) {
      next = Math.min(next, waiter.until());
    }
    return next;
  }

  /** Those who wait for a list begin to wait anew, as in a LedisDB when something is pushed. */
  void wake(int database, String key) {
    waiters.replaceAll(
        waiter -> {
          if (waiter.database() != database || !waiter.keys().contains(key)) {
            return waiter;
          }
          Waiter anew = waiter.anew(server.now());
          waiter.session().waiter = anew;
          return anew;
        });
  }

  private void release(Waiter waiter) {
    waiters.remove(waiter);
    waiter.session().waiter = null;
  }

  /** Gives what there is to those who wait for it. */
  void serve() {
    if (waiters.isEmpty()) {
      return;
    }
    for (Waiter waiter : List.copyOf(waiters)) {
      if (waiters.contains(waiter) && Lists.popFirst(server, waiter)) {
        release(waiter);
        waiter.session().proceed();
      }
    }
  }

  /** Sends those away whose lists are at another node by now. */
  void sendAway(ClusterNode node) {
    for (Waiter waiter : List.copyOf(waiters)) {
      String farewell = node.farewell(waiter);
      if (farewell != null && waiters.contains(waiter)) {
        release(waiter);
        waiter.session().out.error(farewell);
        waiter.session().proceed();
        waiter.session().tell();
      }
    }
  }

  /** Sends all away, as a server does that becomes a replica. */
  void unblockAll() {
    for (Waiter waiter : List.copyOf(waiters)) {
      release(waiter);
      Session session = waiter.session();
      session.out.error(
          "UNBLOCKED force unblock from blocking operation, instance state changed (master ->"
              + " replica?)");
      session.close();
      session.tell();
    }
  }
}
