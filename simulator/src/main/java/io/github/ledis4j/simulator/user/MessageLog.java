package io.github.ledis4j.simulator.user;

import io.github.ledis4j.simulator.net.World;
import io.github.ledis4j.simulator.service.Publications;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What servers have published, in their order, and what they told of keys. */
final class MessageLog implements Publications {
  /** What somebody may listen to. */
  enum Kind {
    CHANNEL,
    SHARD,
    KEY
  }

  /** A message, or that a key was set. */
  static final class Entry {
    private final int place;
    private final int node;
    private final Kind kind;
    private final String channel;
    private final String payload;
    private final long at;
    private long lastAt;
    private boolean travelled;
    private boolean lost;

    private Entry(int place, int node, Kind kind, String channel, String payload, long at) {
      this.place = place;
      this.node = node;
      this.kind = kind;
      this.channel = channel;
      this.payload = payload;
      this.at = at;
      lastAt = at;
    }

    int place() {
      return place;
    }

    /** Which node has published it: what one has published has an order. */
    int node() {
      return node;
    }

    boolean is(Kind other) {
      return kind == other;
    }

    /** The channel, or the key. */
    String channel() {
      return channel;
    }

    String payload() {
      return payload;
    }

    /** When a server published it, in nanoseconds of the world. */
    long at() {
      return at;
    }

    /** When the last one handed it out. */
    long lastAt() {
      return lastAt;
    }

    /** Whether several nodes have handed it out: one may do so again, or late. */
    boolean hasTravelled() {
      return travelled;
    }

    /** Whether a node did not get it: who listens there cannot know. */
    boolean isLost() {
      return lost;
    }
  }

  /** The event that is a message here. */
  static final String SET = "set";

  private final World world;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Entry> byPayload = new HashMap<>();
  private final Ledger ledger;

  MessageLog(Ledger ledger) {
    this.ledger = ledger;
    this.world = ledger.world();
  }

  @Override
  public void published(int node, String channel, String payload, boolean sharded) {
    add(node, sharded ? Kind.SHARD : Kind.CHANNEL, channel, payload);
  }

  @Override
  public void happened(int node, String key, String event) {
    if (event.equals(SET) && key.startsWith(SubscriberUsers.EVENT)) {
      add(node, Kind.KEY, key, key);
    }
  }

  private void add(int node, Kind kind, String channel, String payload) {
    Entry entry = new Entry(entries.size(), node, kind, channel, payload, world.now());
    entries.add(entry);
    if (byPayload.put(payload, entry) != null) {
      ledger.wrong("published twice: " + payload);
    }
  }

  @Override
  public void arrived(String payload) {
    Entry entry = byPayload.get(payload);
    if (entry != null) {
      entry.travelled = true;
      entry.lastAt = world.now();
    }
  }

  @Override
  public void lost(String payload) {
    Entry entry = byPayload.get(payload);
    if (entry != null) {
      entry.lost = true;
    }
  }

  /** The message of that payload, or null if no server ever published it. */
  @Nullable Entry find(String payload) {
    return byPayload.get(payload);
  }

  List<Entry> entries() {
    return entries;
  }
}
