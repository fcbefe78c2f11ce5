package io.github.ledis4j.internal.sentinel;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.error.ReplicaNotFoundException;
import io.github.ledis4j.internal.connection.Discovery;
import io.github.ledis4j.internal.connection.ServerRole;
import io.github.ledis4j.options.Endpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The way to the master or to the replicas of one service. Thread-safe. */
public final class ServiceSource implements Discovery {
  private final SentinelSet set;
  private final String service;
  private final ServerRole role;
  private final boolean orMaster;
  private final boolean owner;
  private final AtomicInteger turn = new AtomicInteger(-1);

  /**
   * Takes the name of a service.
   *
   * @param orMaster whether the master will do where no replica can be had
   * @param owner whether nobody else uses the Sentinels, so that they are left with the last watch
   */
  public ServiceSource(
      SentinelSet set, String service, ServerRole role, boolean orMaster, boolean owner) {
    this.set = set;
    this.service = requireNonNull(service, "service");
    this.role = role;
    this.orMaster = orMaster;
    this.owner = owner;
    if (service.isEmpty()) {
      throw new IllegalArgumentException("the name of a service is empty");
    }
  }

  @Override
  public CompletableFuture<Endpoint> next() {
    return places().thenApply(found -> found.all().get(0).endpoint());
  }

  @Override
  public CompletableFuture<Places> places() {
    set.announcements().listen();
    return role == ServerRole.MASTER ? master() : replicas();
  }

  private CompletableFuture<Places> master() {
    return set.master(service)
        .thenApply(found -> new Places(List.of(new Place(found.value(), role)), found.refuted()));
  }

  /** Begins anywhere, so that many clients do not all begin with the same replica. */
  private int turn() {
    turn.compareAndSet(-1, set.surroundings().random().nextInt(1_000));
    return turn.getAndIncrement();
  }

  private CompletableFuture<Places> replicas() {
    CompletableFuture<Places> places = new CompletableFuture<>();
    set.replicas(service)
        .whenComplete(
            (found, failure) -> {
              if (found != null) {
                places.complete(new Places(inTurn(found.value()), found.refuted()));
              } else if (orMaster) {
                masterInstead(places, failure);
              } else {
                places.completeExceptionally(failure);
              }
            });
    return places;
  }

  /** Each connect begins with another replica. The master takes reads whatever it has become. */
  private List<Place> inTurn(Testimony.Servers servers) {
    List<Endpoint> replicas = new ArrayList<>(servers.replicas());
    Collections.rotate(replicas, -Math.floorMod(turn(), replicas.size()));
    List<Place> places = new ArrayList<>();
    replicas.forEach(replica -> places.add(new Place(replica, role)));
    if (orMaster && servers.master() != null) {
      places.add(new Place(servers.master(), null));
    }
    return places;
  }

  private void masterInstead(CompletableFuture<Places> places, Throwable noReplica) {
    set.master(service)
        .whenComplete(
            (found, failure) -> {
              if (found != null) {
                Place master = new Place(found.value(), null);
                places.complete(new Places(List.of(master), found.refuted()));
              } else {
                String message = noReplica.getMessage() + "; " + failure.getMessage();
                places.completeExceptionally(
                    new ReplicaNotFoundException(message, failure.getCause()));
              }
            });
  }

  @Override
  public int lookups() {
    return set.endpoints().size();
  }

  @Override
  public Watch watch(Watcher watcher) {
    Announcements.Interest interest = new Announcements.Interest(service, role, watcher);
    set.announcements().add(interest);
    return () -> {
      boolean last = set.announcements().remove(interest);
      return last && owner ? set.release() : CompletableFuture.completedFuture(null);
    };
  }

  @Override
  public String toString() {
    return role + " of '" + service + "' named by Sentinels " + set.endpoints();
  }
}
