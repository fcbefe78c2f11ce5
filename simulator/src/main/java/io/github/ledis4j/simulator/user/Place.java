package io.github.ledis4j.simulator.user;

import io.github.ledis4j.Redis;
import io.github.ledis4j.simulator.model.Contents;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** Where users have keys and channels: one server or a cluster. */
interface Place {
  Redis<String, String> client();

  Ledger ledger();

  /** Whether one of the users has closed the client. */
  boolean isClosed();

  /** The key of that name; in some slot. */
  String key(String name, SplittableRandom random);

  /** The keys of that name in all slots. */
  List<String> keys(String name);

  /** Whether servers tell what happens to keys. */
  boolean tellsOfKeys();

  /** Has all written down that servers hand out to those who listen. */
  void keep(MessageLog log);

  /** Others, who know where the channel or key is, publish or set something. */
  void doneByOthers(String channel, String payload, MessageLog.Kind kind);

  /** Whether all is there that was written. */
  boolean keepsData();

  /** Whether calls for one key are done in their order. */
  boolean keepsOrder();

  /** How often a counter was counted up. */
  long counted(String key);

  /** What the server holds that has the key. */
  Contents contents(String key);

  /** A command was handed in. */
  void sent(String what, CompletableFuture<?> future);
}
