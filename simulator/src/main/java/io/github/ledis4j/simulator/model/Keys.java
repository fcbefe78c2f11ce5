package io.github.ledis4j.simulator.model;

import static io.github.ledis4j.simulator.model.Numbers.integer;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Keys of any type, and when they end. */
final class Keys {
  private static final long NONE = -1;
  private static final long MISSING = -2;

  private final ModelServer server;

  Keys(ModelServer server) {
    this.server = server;
  }

  void register(CommandTable table) {
    table.write("del", -2, this::del);
    table.write("unlink", -2, this::del);
    table.add("exists", -2, this::exists);
    table.add("type", 2, this::type);
    table.write("expire", -3, (s, w) -> expire(s, w, TimeUnit.SECONDS));
    table.write("pexpire", -3, (s, w) -> expire(s, w, TimeUnit.MILLISECONDS));
    table.add("ttl", 2, (s, w) -> left(s, w.get(1), TimeUnit.SECONDS));
    table.add("pttl", 2, (s, w) -> left(s, w.get(1), TimeUnit.MILLISECONDS));
    table.write("persist", 2, this::persist);
  }

  private void del(Session session, List<String> words) {
    long removed =
        words.subList(1, words.size()).stream().filter(key -> remove(session, key)).count();
    session.out.integer(removed);
  }

  private boolean remove(Session session, String key) {
    boolean was = server.store().remove(session.database, key);
    if (was) {
      server.pubsub().happened(session.database, key, "del");
    }
    return was;
  }

  private void exists(Session session, List<String> words) {
    long there =
        words.subList(1, words.size()).stream()
            .filter(key -> server.store().exists(session.database, key))
            .count();
    session.out.integer(there);
  }

  private void type(Session session, List<String> words) {
    Object value = server.store().any(session.database, words.get(1));
    session.out.simple(
        value == null
            ? "none"
            : value instanceof String ? "string" : value instanceof List ? "list" : "hash");
  }

  private void expire(Session session, List<String> words, TimeUnit unit) {
    long time = unit.toNanos(integer(words.get(2)));
    boolean there = server.store().exists(session.database, words.get(1));
    if (there && time <= 0) {
      server.store().remove(session.database, words.get(1));
    } else if (there) {
      server.store().endAt(session.database, words.get(1), server.now() + time);
    }
    session.out.integer(there ? 1 : 0);
  }

  private void left(Session session, String key, TimeUnit unit) {
    Long end = server.store().endOf(session.database, key);
    if (end == null) {
      session.out.integer(MISSING);
    } else if (end == Store.NEVER) {
      session.out.integer(NONE);
    } else {
      // Rounded as Redis does: seconds to the nearest, milliseconds down.
      long nanos = end - server.now();
      long half = unit == TimeUnit.SECONDS ? TimeUnit.MILLISECONDS.toNanos(500) : 0;
      session.out.integer(unit.convert(nanos + half, TimeUnit.NANOSECONDS));
    }
  }

  private void persist(Session session, List<String> words) {
    Long end = server.store().endOf(session.database, words.get(1));
    boolean had = end != null && end != Store.NEVER;
    if (had) {
      server.store().endAt(session.database, words.get(1), Store.NEVER);
    }
    session.out.integer(had ? 1 : 0);
  }
}
