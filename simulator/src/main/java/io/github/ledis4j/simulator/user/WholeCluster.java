package io.github.ledis4j.simulator.user;

import io.github.ledis4j.Redis;
import io.github.ledis4j.simulator.model.Contents;
import io.github.ledis4j.simulator.service.SlotCluster;
import java.util.List;
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
  public List<String> keys(String name) {
    return ClusterDeed.TAGS.stream().map(tag -> tag + name).toList();
  }

  @Override
  public boolean tellsOfKeys() {
    return true;
  }

  @Override
  public void keep(MessageLog log) {
    cluster.onPublished(log);
  }

  @Override
  public void doneByOthers(String channel, String payload, MessageLog.Kind kind) {
    if (kind == MessageLog.Kind.KEY) {
      cluster.setByOthers(payload);
    } else {
      cluster.publishByOthers(channel, payload, kind == MessageLog.Kind.SHARD);
    }
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
