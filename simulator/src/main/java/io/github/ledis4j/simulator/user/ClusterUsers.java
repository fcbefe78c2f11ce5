package io.github.ledis4j.simulator.user;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.pool.PoolStatistics;
import io.github.ledis4j.simulator.model.Journal;
import io.github.ledis4j.simulator.service.SlotCluster;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Those who use a client for a cluster. */
public final class ClusterUsers implements Users {
  /** How often the client may ask nodes about the cluster in one second. */
  private static final int MOST_LOOKS = 40;

  /** The same for one who scans, and looks before and after each node. */
  private static final int MOST_LOOKS_OF_A_SCAN = 20;

  /** One who goes in circles waits for as long as that, before he has gone too far. */
  private static final long SIXTEEN_HOPS = 1_000_000_000;

  final RedisClusterClient client;
  final Ledger ledger;
  final StringBook strings;
  final CounterBook counters;
  final OrderBook orders;
  final ListBook lists;
  final StringBook stale;
  final SplitBook split;
  final WriterUsers writers;
  final LockUsers locks;
  final ScanUsers scans;
  final SubscriberUsers subscribers;
  private final SlotCluster cluster;
  private boolean closed;

  /** Users of a client for that cluster. */
  public ClusterUsers(RedisClusterClient client, SlotCluster cluster, Ledger ledger) {
    this.client = client;
    this.cluster = cluster;
    this.ledger = ledger;
    Journal journal = cluster.journal();
    strings = new StringBook(ledger, () -> isOrdered() && !journal.hasForgotten());
    counters = new CounterBook(ledger, journal::behind);
    orders = new OrderBook(ledger, this::isOrdered);
    lists = new ListBook(ledger);
    stale = new StringBook(ledger, () -> false);
    split = new SplitBook(this);
    Place place = new WholeCluster(this, cluster);
    writers = new WriterUsers(place);
    scans = new ScanUsers(this, cluster);
    locks = new LockUsers(place);
    subscribers = new SubscriberUsers(place);
    ledger.givenUp(() -> held().stream().mapToLong(each -> each.shared().timeouts()).sum());
  }

  /** Of several connections to one node none waits for another. */
  boolean isOrdered() {
    return cluster.keepsOrder()
        && held().stream().allMatch(each -> each.shared().connections() < 2);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void act(Enum<?> deed, SplittableRandom random) {
    ((ClusterDeed) deed).doIt(this, random);
  }

  /** What may be sent again when it was refused for now has to end in time, and be followed. */
  <T> CompletableFuture<T> watch(
      String what, CompletableFuture<T> future, SplittableRandom random) {
    return ledger.watch(what, ledger.waits(what, followed(what, future)), random);
  }

  /** Where nodes send it has to be followed, and waited for, as long as there is time. */
  <T> CompletableFuture<T> followed(String what, CompletableFuture<T> future) {
    long since = ledger.world().now();
    future.whenComplete((value, failure) -> requireFollowed(what, since, failure));
    return future;
  }

  void requireFollowed(String what, long since, @Nullable Throwable failure) {
    long passed = ledger.world().now() - since;
    boolean early =
        failure instanceof ServerException.Redirect && passed < SIXTEEN_HOPS
            || isForNow(failure) && passed < ledger.timeout().toNanos();
    if (early) {
      ledger.wrong(what + " was not followed: " + failure.getMessage());
    }
  }

  private static boolean isForNow(@Nullable Throwable failure) {
    return failure instanceof ServerException.TryAgain
        || failure instanceof ServerException.ClusterDown;
  }

  /** What a node refuses may be tried again. */
  @Override
  public CompletableFuture<?> tryOnce() {
    writers.finish();
    subscribers.calm();
    return CompletableFuture.allOf(
        ClusterDeed.TAGS.stream()
            .map(tag -> tried(() -> client.set(tag + "after", "fair")))
            .toArray(CompletableFuture<?>[]::new));
  }

  private CompletableFuture<Object> tried(Supplier<CompletableFuture<?>> command) {
    return new Attempts(ledger, () -> closed, command).run();
  }

  @Override
  public List<PoolStatistics> held() {
    return List.copyOf(client.statistics().nodes().values());
  }

  @Override
  public void requireSockets() {
    // Nodes that are left, replicas that are read from and look-ups of the cluster have some too.
  }

  @Override
  public boolean isWriting() {
    return writers.areBusy();
  }

  @Override
  public void check() {
    ledger.check();
    Journal journal = cluster.journal();
    counters.check(journal::counted);
    orders.check(journal);
    lists.check(journal, client.popStatistics());
    split.check(journal);
    writers.check();
    locks.check();
    subscribers.check();
    scans.check();
    ClusterDeed.TAGS.forEach(this::checkTogether);
    if (journal.looks().most() > MOST_LOOKS + scans.count() * MOST_LOOKS_OF_A_SCAN) {
      ledger.wrong(journal.looks().most() + " questions about the cluster in one second");
    }
    if (client.statistics().waiting() != 0) {
      ledger.wrong(client.statistics().waiting() + " commands still wait for an owner");
    }
  }

  private void checkTogether(String tag) {
    long first = cluster.journal().counted(tag + SlotDeeds.FIRST);
    long second = cluster.journal().counted(tag + SlotDeeds.SECOND);
    if (first != second) {
      ledger.wrong("of transactions a half was done: " + first + " and " + second);
    }
  }

  @Override
  public void begin() {
    Stream.of("string0", "string1")
        .forEach(key -> ledger.watch("GET at the end", client.get(ClusterDeed.TAGS.get(0) + key)));
  }

  @Override
  public CompletableFuture<Void> closeAsync() {
    closed = true;
    return client.closeAsync();
  }
}
