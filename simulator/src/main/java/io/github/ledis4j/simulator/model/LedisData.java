package io.github.ledis4j.simulator.model;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The data of LedisDB, with a key space for each type; here are the strings. */
final class LedisData {
  /** What stands before the key of a string in the store. */
  static final String KV = "kv:";

  private final ModelServer server;

  LedisData(ModelServer server) {
    this.server = server;
  }

  void register(CommandTable table) {
    new LedisLists(server).register(table);
    new LedisHashes(server).register(table);
    table.add("get", 2, (s, w) -> s.out.bulk(value(s, w.get(1))));
    table.add("mget", -2, this::mget);
    table.write("set", 3, this::set);
    table.add("setnx", 3, this::setnx);
    table.write("getset", 3, this::getset);
    table.add("append", 3, this::append);
    table.write("mset", -3, this::mset);
    table.write("del", -2, this::del);
    table.add("exists", 2, (s, w) -> s.out.integer(value(s, w.get(1)) == null ? 0 : 1));
    table.write("incr", 2, (s, w) -> add(s, w.get(1), 1));
    table.write("decr", 2, (s, w) -> add(s, w.get(1), -1));
    table.write("incrby", 3, (s, w) -> add(s, w.get(1), integer(w.get(2))));
    table.write("decrby", 3, (s, w) -> add(s, w.get(1), -integer(w.get(2))));
    table.write("expire", 3, (s, w) -> expire(s, KV + w.get(1), w.get(2)));
    table.add("ttl", 2, (s, w) -> ttl(s, KV + w.get(1)));
    table.write("persist", 2, (s, w) -> persist(s, KV + w.get(1)));
  }

  /** An argument that has to be an integer. */
  static long integer(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new RefusedException("value is not an integer or out of range");
    }
  }

  /** A stored value that has to be an integer; 0 if there is none. */
  static long stored(@Nullable String value) {
    try {
      return value == null ? 0 : Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new RefusedException("strconv.ParseInt: parsing \"" + value + "\": invalid syntax");
    }
  }

  private @Nullable String value(Session session, String key) {
    return server.store().get(session.database, KV + key, String.class);
  }

  private void mget(Session session, List<String> words) {
    session.out.array(words.size() - 1);
    words.subList(1, words.size()).forEach(key -> session.out.bulk(value(session, key)));
  }

  /** Unlike Redis' it keeps the time to live. */
  private void set(Session session, List<String> words) {
    server.store().put(session.database, KV + words.get(1), words.get(2), true);
    session.out.ok();
  }

  /** A read-only server says that it did it, and does nothing. */
  private void setnx(Session session, List<String> words) {
    boolean refused = server.weather() == Weather.READ_ONLY;
    boolean absent = refused || value(session, words.get(1)) == null;
    if (absent && !refused) {
      server.store().put(session.database, KV + words.get(1), words.get(2), true);
    }
    session.out.integer(absent ? 1 : 0);
  }

  private void getset(Session session, List<String> words) {
    String before = value(session, words.get(1));
    server.store().put(session.database, KV + words.get(1), words.get(2), true);
    session.out.bulk(before);
  }

  /** What is empty, and what comes while nothing may be written, is ignored. */
  private void append(Session session, List<String> words) {
    if (words.get(2).isEmpty() || server.weather() == Weather.READ_ONLY) {
      session.out.integer(0);
      return;
    }
    String before = value(session, words.get(1));
    String after = before == null ? words.get(2) : before + words.get(2);
    server.store().put(session.database, KV + words.get(1), after, true);
    session.out.integer(after.length());
  }

  private void mset(Session session, List<String> words) {
    if (words.size() % 2 == 0) {
      throw new RefusedException("invalid command param");
    }
    for (int i = 1; i < words.size(); i += 2) {
      server.store().put(session.database, KV + words.get(i), words.get(i + 1), true);
    }
    session.out.ok();
  }

  /** Counts the keys that it was given, also those that were not there. */
  private void del(Session session, List<String> words) {
    words
        .subList(1, words.size())
        .forEach(key -> server.store().remove(session.database, KV + key));
    session.out.integer(words.size() - 1);
  }

  private void add(Session session, String key, long number) {
    long after = stored(value(session, key)) + number;
    server.store().put(session.database, KV + key, Long.toString(after), true);
    session.out.integer(after);
  }

  private void expire(Session session, String key, String seconds) {
    long time = integer(seconds);
    if (time <= 0) {
      throw new RefusedException("invalid expire value");
    }
    boolean there = server.store().exists(session.database, key);
    server.store().endAt(session.database, key, server.now() + TimeUnit.SECONDS.toNanos(time));
    session.out.integer(there ? 1 : 0);
  }

  private void ttl(Session session, String key) {
    Long end = server.store().endOf(session.database, key);
    boolean none = end == null || end == Store.NEVER;
    session.out.integer(none ? -1 : TimeUnit.NANOSECONDS.toSeconds(end - server.now()));
  }

  private void persist(Session session, String key) {
    Long end = server.store().endOf(session.database, key);
    boolean had = end != null && end != Store.NEVER;
    server.store().endAt(session.database, key, Store.NEVER);
    session.out.integer(had ? 1 : 0);
  }
}
