package io.github.ledis4j.simulator.user;

import io.github.ledis4j.Redis;
import io.github.ledis4j.simulator.model.Contents;
import io.github.ledis4j.simulator.service.SlotCluster;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** The nodes of a cluster, each of which may have a key, and may lose it. */
record WholeCluster(ClusterUsers users, SlotCluster cluster) implements Place {
  @Override
  public Redis<String, String> client() {
    return users.client;
  }

  @Override
  public Ledger ledger() {
    return users.ledger;
  }

  @Override
  public boolean isClosed() {
    return users.isClosed();
  }

  @Override
  public String key(String name, SplittableRandom random) {
    return ClusterDeed.tag(random) + name;
  }

  @Override
  public boolean keepsData() {
    return !cluster.journal().hasForgotten();
  }

  @Override
  public boolean keepsOrder() {
    return users.isOrdered();
  }

  @Override
  public long counted(String key) {
    return cluster.journal().counted(key);
  }

  @Override
  public Contents contents(String key) {
    return cluster.holder(key).contents();
  }

  @Override
  public void sent(String what, CompletableFuture<?> future) {
    users.followed(what, future);
  }
}
