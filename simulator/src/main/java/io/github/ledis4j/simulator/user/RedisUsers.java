package io.github.ledis4j.simulator.user;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.pool.PoolStatistics;
import io.github.ledis4j.simulator.model.ModelServer;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** Those who use a client for Redis. */
public final class RedisUsers implements Users {
  static final int OTHER_DATABASE = 1;

  final RedisClient client;
  final Ledger ledger;
  final StringBook strings;
  final CounterBook counters;
  final ListBook lists;
  final CounterBook others;
  private final ModelServer server;
  int poisons;
  boolean closed;

  /** Users of a client whose data are at that server. */
  public RedisUsers(RedisClient client, ModelServer server, Ledger ledger) {
    this.client = client;
    this.server = server;
    this.ledger = ledger;
    strings = new StringBook(ledger, isOneConnection());
    counters = new CounterBook(ledger);
    others = new CounterBook(ledger);
    lists = new ListBook(ledger);
  }

  @Override
  public void act(Enum<?> deed, SplittableRandom random) {
    if (!closed) {
      ((RedisDeed) deed).doIt(this, random);
    }
  }

  boolean isOneConnection() {
    return client.statistics().shared().connections() < 2;
  }

  /** Completes after so many nanoseconds. */
  CompletableFuture<Void> pause(long nanos) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    ledger.world().in(nanos, () -> over.complete(null));
    return over;
  }

  @Override
  public CompletableFuture<?> tryOnce() {
    return closed ? CompletableFuture.completedFuture(null) : client.set("after", "fair");
  }

  @Override
  public PoolStatistics held() {
    return client.statistics();
  }

  @Override
  public void check() {
    ledger.check();
    counters.check(server::counter);
    others.check(key -> server.counter(OTHER_DATABASE, key));
    lists.check(server::list, client.popStatistics());
    if (server.deaths() > 2 * poisons) {
      ledger.wrong(poisons + " poisonous reads killed the server " + server.deaths() + " times");
    }
  }

  @Override
  public CompletableFuture<Void> closeAsync() {
    return client.closeAsync();
  }
}
