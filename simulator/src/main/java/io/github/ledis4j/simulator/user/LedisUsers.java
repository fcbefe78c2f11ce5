package io.github.ledis4j.simulator.user;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.pool.PoolStatistics;
import io.github.ledis4j.simulator.model.ModelServer;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** Those who use a client for LedisDB. */
public final class LedisUsers implements Users {
  /** A LedisDB notices nobody who is gone: closing waits until it has answered. */
  private static final Duration SHORT_WAIT = Duration.ofMillis(100);

  final LedisClient client;
  final Ledger ledger;
  final StringBook strings;
  final CounterBook counters;
  final ListBook lists;
  final Leases leases;
  private final ModelServer server;

  /** Users of a client whose data are at that server. */
  public LedisUsers(LedisClient client, ModelServer server, Ledger ledger) {
    this.client = client;
    this.server = server;
    this.ledger = ledger;
    boolean single = client.statistics().shared().connections() < 2;
    strings = new StringBook(ledger, () -> single);
    counters = new CounterBook(ledger, key -> 0);
    lists = new ListBook(ledger);
    leases = new Leases(ledger);
    ledger.givenUp(() -> client.statistics().shared().timeouts());
    EventBook.keep(ledger, client.events());
  }

  @Override
  public void act(Enum<?> deed, SplittableRandom random) {
    ((LedisDeed) deed).doIt(this, random);
  }

  @Override
  public CompletableFuture<?> tryOnce() {
    return client.set("after", "fair");
  }

  @Override
  public List<PoolStatistics> held() {
    return List.of(client.statistics());
  }

  @Override
  public void requireSockets() {
    PoolStatistics now = client.statistics();
    ledger.sockets().require(now.shared().connections() + now.leased() + now.idle());
  }

  @Override
  public void check() {
    ledger.check();
    counters.check(this::counter);
    lists.check(server.journal(), client.popStatistics());
  }

  /**
   * By names as {@link LedisDeed} gives them: {@code key}, {@code database:key}, {@code
   * hash.field}.
   */
  private long counter(String name) {
    int colon = name.indexOf(':');
    int point = name.indexOf('.');
    if (colon > 0) {
      return server
          .contents()
          .counter(Integer.parseInt(name.substring(0, colon)), name.substring(colon + 1));
    }
    return point > 0
        ? server.contents().counter(name.substring(0, point), name.substring(point + 1))
        : server.contents().counter(name);
  }

  @Override
  public void begin() {
    ledger.watch("blocking pop at the end", client.blpop(SHORT_WAIT, "never"));
    ledger.watch("GET at the end", client.get("string0"));
  }

  @Override
  public CompletableFuture<Void> closeAsync() {
    return client.closeAsync();
  }
}
