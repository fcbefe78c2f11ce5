package io.github.ledis4j.simulator.user;

import io.github.ledis4j.Redis;
import io.github.ledis4j.simulator.model.Contents;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** Where writers and locks have their keys: one server or a cluster. */
interface Place {
  Redis<String, String> client();

  Ledger ledger();

  /** Whether one of the users has closed the client. */
  boolean isClosed();

  /** The key of that name; in some slot. */
  String key(String name, SplittableRandom random);

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
