package io.github.ledis4j.simulator.user;

import io.github.ledis4j.Redis;
import io.github.ledis4j.simulator.model.Contents;
import io.github.ledis4j.simulator.model.ModelServer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** The only server of some users. */
record OneServer(RedisUsers users, ModelServer server) implements Place {
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
    return name;
  }

  @Override
  public List<String> keys(String name) {
    return List.of(name);
  }

  @Override
  public boolean tellsOfKeys() {
    return false;
  }

  @Override
  public void keep(MessageLog log) {
    server
        .pubsub()
        .onPublished((channel, text, sharded) -> log.published(0, channel, text, sharded));
  }

  @Override
  public void doneByOthers(String channel, String payload, MessageLog.Kind kind) {
    // Here all is done by the client.
  }

  @Override
  public boolean keepsData() {
    return true;
  }

  @Override
  public boolean keepsOrder() {
    return true;
  }

  @Override
  public long counted(String key) {
    return server.contents().counter(key);
  }

  @Override
  public Contents contents(String key) {
    return server.contents();
  }

  @Override
  public void sent(String what, CompletableFuture<?> future) {
    // Nobody sends it elsewhere.
  }
}
