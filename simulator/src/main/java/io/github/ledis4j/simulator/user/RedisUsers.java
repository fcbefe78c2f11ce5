package io.github.ledis4j.simulator.user;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.pool.PoolStatistics;
import io.github.ledis4j.simulator.model.ModelServer;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** Those who use a client for Redis. */
public final class RedisUsers implements Users {
  final RedisClient client;
  final Ledger ledger;
  final StringBook strings;
  final CounterBook counters;
  final ListBook lists;
  private final ModelServer server;

  /** Users of a client whose data are at that server. */
  public RedisUsers(RedisClient client, ModelServer server, Ledger ledger) {
    this.client = client;
    this.server = server;
    this.ledger = ledger;
    boolean single = client.statistics().shared().connections() < 2;
    strings = new StringBook(ledger, () -> single && !server.journal().hasForgotten());
    counters = new CounterBook(ledger, server.journal()::behind);
    lists = new ListBook(ledger);
  }

  @Override
  public void act(Enum<?> deed, SplittableRandom random) {
    ((RedisDeed) deed).doIt(this, random);
  }

  @Override
  public CompletableFuture<?> tryOnce() {
    return client.set("after", "fair");
  }

  @Override
  public PoolStatistics held() {
    return client.statistics();
  }

  @Override
  public void check() {
    ledger.check();
    counters.check(server.journal()::counted);
    lists.check(server.journal(), client.popStatistics());
  }

  @Override
  public CompletableFuture<Void> closeAsync() {
    return client.closeAsync();
  }
}
