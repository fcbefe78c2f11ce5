package io.github.ledis4j.simulator.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whom a server follows, and what it tells those who follow it. */
public final class Replication {
  private record Key(int database, String name) {}

  private final ModelServer server;
  private final Set<Key> changed = new LinkedHashSet<>();
  private final Map<Key, List<String>> events = new HashMap<>();
  private @Nullable Consumer<List<Effect>> followers;
  private @Nullable String host;
  private int port;
  private String link = "";

  Replication(ModelServer server) {
    this.server = server;
  }

  void register(CommandTable table) {
    table.add("replicaof", 3, this::replicaof, Rule.ALWAYS);
    table.add("slaveof", 3, this::replicaof, Rule.ALWAYS);
  }

  private void replicaof(Session session, List<String> words) {
    if (words.get(1).equalsIgnoreCase("no") && words.get(2).equalsIgnoreCase("one")) {
      promote();
      session.out.ok();
      return;
    }
    if (!words.get(2).matches("\\d{1,5}")) {
      throw new RefusedException("ERR Invalid master port");
    }
    int to = Integer.parseInt(words.get(2));
    if (words.get(1).equals(host) && to == port) {
      session.out.simple("OK Already connected to specified master");
    } else {
      follow(words.get(1), to);
      session.out.ok();
    }
  }

  boolean isReplica() {
    return host != null;
  }

  /** The server is a replica from now on; its data are still what they were. */
  public void follow(String newHost, int newPort) {
    if (host == null) {
      server.waiters().unblockAll();
    }
    host = newHost;
    port = newPort;
    link = "handshake";
  }

  /** Whether it gets what its master has. */
  public void linked(boolean now) {
    link = now ? "connected" : "connect";
  }

  /** It is a master from now on. */
  public void promote() {
    host = null;
  }

  /** Who follows it is told of each write, after it was done. */
  public void followers(Consumer<List<Effect>> told) {
    followers = told;
  }

  /** Does what its master has done. */
  public void apply(List<Effect> effects) {
    for (Effect each : effects) {
      server.store().apply(each);
      each.events().forEach(event -> server.pubsub().repeated(each.database(), each.key(), event));
    }
    server.tellAll();
  }

  /** Throws its data away and takes those of another. */
  public void copy(ModelServer other) {
    server.store().copy(other.store());
    server.tellAll();
  }

  /** The reply to ROLE of a replica. */
  void role(RespWriter out) {
    out.array(5);
    out.bulk("slave");
    out.bulk(host == null ? "127.0.0.1" : host);
    out.integer(host == null ? 6379 : port);
    out.bulk(host == null ? "connected" : link);
    out.integer(link.equals("connected") ? 0 : -1);
  }

  void changed(int database, String key) {
    if (followers != null) {
      changed.add(new Key(database, key));
    }
  }

  void happened(int database, String key, String event) {
    events.computeIfAbsent(new Key(database, key), any -> new ArrayList<>()).add(event);
  }

  /** Tells what has changed since the last call, all of it at once. */
  void flush() {
    if (followers != null && !changed.isEmpty()) {
      List<Effect> effects = new ArrayList<>();
      changed.forEach(key -> effects.add(effect(key)));
      changed.clear();
      events.clear();
      followers.accept(effects);
    }
  }

  private Effect effect(Key key) {
    return server
        .store()
        .effect(key.database(), key.name())
        .with(events.getOrDefault(key, List.of()));
  }
}
