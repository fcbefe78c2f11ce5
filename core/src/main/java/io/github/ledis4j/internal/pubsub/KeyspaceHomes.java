package io.github.ledis4j.internal.pubsub;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.pool.MasterRoute;
import io.github.ledis4j.internal.pool.PushSource;
import io.github.ledis4j.internal.pool.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each pattern of keyspace events subscribed at every master, as each tells of its own keys
 * only: a connection to each as long as there is a pattern. What is wanted has no home; for each
 * master there is a copy that has. Event-loop confined.
 */
final class KeyspaceHomes<K, V> {
  private static final Duration DRAIN = Duration.ofSeconds(1);

  private final MasterRoute route;
  private final boolean ofCluster;
  private final Receiver<K, V> receiver;
  private final Duration pingAfter;
  private final TopologyWatch watch;
  private final SubscribedNames<K, V> wanted;
  private final Map<PushSource, Home<K, V>> homes = new LinkedHashMap<>();

  /** The same and those that are being closed. */
  private final Set<Home<K, V>> open = new LinkedHashSet<>();

  /** What those wait for who subscribe before it is known which masters there are. */
  private SubscribeCommand<K, V> unplaced = nothing();

  /** When the topology was looked at last, and all masters had a connection then. */
  private @Nullable Instant settled;

  /** Since when something may be missed of a master that is gone. */
  private @Nullable Instant left;

  KeyspaceHomes(Route route, Receiver<K, V> receiver, Duration pingAfter) {
    this.route = route.masters();
    this.ofCluster = !route.isOneServer();
    this.receiver = receiver;
    this.pingAfter = pingAfter;
    this.wanted = receiver.tables().of(SubscriptionKind.KEYSPACE);
    this.watch = new TopologyWatch(this.route, receiver, this::isUnsettled, this::settle);
  }

  private static <K, V> SubscribeCommand<K, V> nothing() {
    return new SubscribeCommand<>(SubscriptionKind.KEYSPACE, List.of(), true);
  }

  /** What is wanted, and its copy at each master, which is made if there is none. */
  List<SubscribedName<K, V>> everywhere(SubscribedName<K, V> name) {
    List<SubscribedName<K, V>> all = new ArrayList<>(List.of(name));
    for (Home<K, V> home : homes.values()) {
      SubscribedName<K, V> copy = home.patterns().get(name.bytes());
      all.add(copy == null ? name.copyTo(home) : copy);
    }
    return all;
  }

  /** Has somebody wait for the masters if there are no connections to them yet. */
  void begin(Taker<K, V> taker) {
    if (homes.isEmpty()) {
      taker.waitFor(unplaced);
      settle();
      watch.look();
    }
  }

  private boolean isUnsettled() {
    return ofCluster
        && wanted.size() > 0
        && (homes.isEmpty()
            || !homes.keySet().equals(route.masters())
            || homes.values().stream().anyMatch(home -> !home.line().isUp()));
  }

  /** Joins the masters that there are by now, and leaves those that are none any more. */
  private void settle() {
    Set<? extends PushSource> masters = route.masters();
    if (wanted.size() == 0) {
      placed(); // whoever waits has been unsubscribed
    }
    if (wanted.size() == 0 || masters.isEmpty() || receiver.isClosed()) {
      return;
    }
    List<PushSource> leaving =
        homes.keySet().stream().filter(master -> !masters.contains(master)).toList();
    Instant since = since(leaving);
    for (PushSource master : masters) {
      if (!homes.containsKey(master)) {
        join(master, since == null ? null : receiver.outage(since));
      }
    }
    leaving.forEach(master -> leave(master, true));
    if (homes.keySet().equals(masters) && watch.isCurrent()) {
      left = null;
      settled = watch.now();
    }
    if (!homes.isEmpty()) {
      placed();
    }
  }

  /** What those waited for who had no connection is begun. */
  private void placed() {
    SubscribeCommand<K, V> placed = unplaced;
    unplaced = nothing();
    receiver.answers().confirmed(placed);
  }

  /**
   * Since when a master may tell of keys and nobody listens; null if nothing was subscribed. A new
   * master may have its keys since shortly before the last look at the topology, as the node that
   * was asked may not have heard of it, or since the old one was heard.
   */
  private @Nullable Instant since(List<PushSource> leaving) {
    if (settled == null) {
      return null;
    }
    Instant behind = settled.minus(TopologyWatch.BEHIND);
    Instant since = left != null && left.isBefore(behind) ? left : behind;
    for (PushSource master : leaving) {
      Instant heard = heard(requireNonNull(homes.get(master)));
      since = heard.isBefore(since) ? heard : since;
    }
    return since;
  }

  /** When all was still heard that a master had to tell. */
  private Instant heard(Home<K, V> home) {
    return home.patterns().all().stream()
        .map(SubscribedName::missingSince)
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElseGet(home::heard);
  }

  /**
   * Subscribes all that is wanted at one more master.
   *
   * @param outage what was missed there, or null if nobody has been told that it is subscribed
   */
  private void join(PushSource master, @Nullable Outage<K> outage) {
    SubscribedNames<K, V> patterns = receiver.tables().ofMaster();
    Home<K, V> home;
    try {
      home =
          new Home<>(
              receiver,
              handler -> master.listen(handler, receiver.main().loop()),
              pingAfter,
              patterns);
    } catch (IllegalStateException e) {
      receiver.tables().removeMaster(patterns);
      watch.lookLater(); // it has left the cluster, or the client is being closed
      return;
    }
    homes.put(master, home);
    open.add(home);
    home.line().stopReading(receiver.isStopped());
    home.closed().whenComplete((done, failure) -> receiver.tryExecute(() -> gone(master, home)));
    List<SubscribedName<K, V>> copies = new ArrayList<>();
    for (SubscribedName<K, V> each : wanted.all()) {
      copies.add(each.copyTo(home));
    }
    receiver.subscriptions().subscribeToo(copies, outage);
    watch.lookLater();
  }

  /**
   * Ends what is subscribed at a master.
   *
   * @param hasLeft whether it is none any more, rather than to be joined anew
   */
  private void leave(PushSource master, boolean hasLeft) {
    Home<K, V> home = homes.remove(master);
    if (home == null) {
      return;
    }
    SubscribeCommand<K, V> over = nothing();
    for (SubscribedName<K, V> copy : home.patterns().all()) {
      if (copy.command != null) {
        over.replace(copy.command);
      }
      copy.takers().forEach(taker -> taker.names().remove(copy));
      home.patterns().remove(copy);
      if (hasLeft) {
        copy.confirmed(); // so that what was missed here is told
      }
      copy.forgotten();
    }
    receiver.answers().confirmed(over);
    close(home);
  }

  private void close(Home<K, V> home) {
    receiver.tables().removeMaster(home.patterns());
    home.retire();
    home.close(DRAIN);
  }

  /**
   * A pattern could not be subscribed at one more master. If no connection could be had, as the
   * server refuses this client for instance, nothing would try again: it is joined anew.
   */
  void notRenewed(Home<K, V> home, Throwable failure) {
    if (ofCluster && !home.line().isUp() && Outcome.of(failure) == Outcome.NOT_SENT) {
      home.close(Duration.ZERO);
    }
  }

  /** A connection is closed for good, be it that its node has left the cluster. */
  private void gone(PushSource master, Home<K, V> home) {
    open.remove(home);
    if (homes.get(master) == home && !receiver.isClosed()) {
      Instant heard = heard(home);
      left = left == null || heard.isBefore(left) ? heard : left;
      leave(master, !route.masters().contains(master));
      watch.look();
    }
  }

  /** A connection has no channel any more: its master may have been replaced. */
  void lost() {
    watch.look();
  }

  /** Closes all connections when nothing is wanted any more. */
  void closeEmpty() {
    if (wanted.size() == 0) {
      homes.values().forEach(this::close);
      homes.clear();
      settled = null;
      left = null;
    }
  }

  void stopReading(boolean on) {
    open.forEach(home -> home.line().stopReading(on));
  }

  /** Ends everything; completes when all connections are closed. */
  CompletableFuture<Void> end() {
    watch.end();
    SubscribeAnswers.giveUp(unplaced);
    open.forEach(Home::end);
    return GuardedFuture.allOf(open.stream().map(home -> home.close(Duration.ZERO)).toList());
  }
}
