package io.github.ledis4j.simulator.user;

import io.github.ledis4j.simulator.net.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server has published, in its order. */
final class MessageLog {
  /**
   * A message.
   *
   * @param at when the server published it, in nanoseconds of the world
   */
  record Entry(int place, String channel, String payload, long at) {}

  private final World world;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Entry> byPayload = new HashMap<>();
  private final Ledger ledger;

  MessageLog(Ledger ledger) {
    this.ledger = ledger;
    this.world = ledger.world();
  }

  void published(String channel, String payload) {
    Entry entry = new Entry(entries.size(), channel, payload, world.now());
    entries.add(entry);
    if (byPayload.put(payload, entry) != null) {
      ledger.wrong("published twice: " + payload);
    }
  }

  /** The message of that payload, or null if the server never published it. */
  @Nullable Entry find(String payload) {
    return byPayload.get(payload);
  }

  List<Entry> entries() {
    return entries;
  }
}
