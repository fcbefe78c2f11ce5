package io.github.ledis4j.simulator.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Strings, lists and hashes of LedisDB, each in a key space of its own. */
final class LedisData {
  /** The key spaces: what stands before a key in the store. */
  private static final String KV = "kv:";

  private static final String LIST = "list:";
  private static final String HASH = "hash:";

  private final ModelServer server;

  LedisData(ModelServer server) {
    this.server = server;
  }

  void register(CommandTable table) {
    strings(table);
    lists(table);
    hashes(table);
  }

  private void strings(CommandTable table) {
    table.add("get", 2, (s, w) -> s.out.bulk(value(s, w.get(1))));
    table.add("mget", -2, this::mget);
    table.write("set", 3, this::set);
    table.write("setnx", 3, this::setnx);
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

  private void lists(CommandTable table) {
    table.write("lpush", -3, (s, w) -> push(s, w, true));
    table.write("rpush", -3, (s, w) -> push(s, w, false));
    table.write("lpop", 2, (s, w) -> s.out.bulk(pop(s, w.get(1), true)));
    table.write("rpop", 2, (s, w) -> s.out.bulk(pop(s, w.get(1), false)));
    table.add("llen", 2, (s, w) -> s.out.integer(list(s, w.get(1)).size()));
    table.add("lrange", 4, this::range);
    table.write("lclear", 2, this::lclear);
  }

  private void hashes(CommandTable table) {
    table.write("hset", 4, this::hset);
    table.add("hget", 3, (s, w) -> s.out.bulk(hash(s, w.get(1)).get(w.get(2))));
    table.add("hlen", 2, (s, w) -> s.out.integer(hash(s, w.get(1)).size()));
    table.add("hgetall", 2, this::hgetall);
    table.write("hdel", -3, this::hdel);
  }

  private static long integer(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new RefusedException("value is not an integer or out of range");
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

  private void setnx(Session session, List<String> words) {
    boolean absent = value(session, words.get(1)) == null;
    if (absent) {
      server.store().put(session.database, KV + words.get(1), words.get(2), true);
    }
    session.out.integer(absent ? 1 : 0);
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
    String before = value(session, key);
    long after;
    try {
      after = (before == null ? 0 : Long.parseLong(before)) + number;
    } catch (NumberFormatException e) {
      throw new RefusedException("strconv.ParseInt: parsing \"" + before + "\": invalid syntax");
    }
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

  @SuppressWarnings("unchecked")
  private List<String> list(Session session, String key) {
    List<String> found = server.store().get(session.database, LIST + key, List.class);
    return found == null ? List.of() : found;
  }

  private void push(Session session, List<String> words, boolean left) {
    List<String> list = new ArrayList<>(list(session, words.get(1)));
    for (String element : words.subList(2, words.size())) {
      list.add(left ? 0 : list.size(), element);
    }
    server.store().put(session.database, LIST + words.get(1), list, true);
    session.out.integer(list.size());
  }

  private @Nullable String pop(Session session, String key, boolean left) {
    return Lists.pop(server, session.database, LIST + key, left);
  }

  private void range(Session session, List<String> words) {
    List<String> list = list(session, words.get(1));
    int start = (int) Math.max(0, fromEnd(integer(words.get(2)), list.size()));
    int end = (int) Math.min(list.size(), fromEnd(integer(words.get(3)), list.size()) + 1);
    session.out.bulks(start >= end ? List.of() : list.subList(start, end));
  }

  private static long fromEnd(long index, int size) {
    return index < 0 ? index + size : index;
  }

  private void lclear(Session session, List<String> words) {
    int size = list(session, words.get(1)).size();
    server.store().remove(session.database, LIST + words.get(1));
    session.out.integer(size);
  }

  @SuppressWarnings("unchecked")
  private Map<String, String> hash(Session session, String key) {
    Map<String, String> found = server.store().get(session.database, HASH + key, Map.class);
    return found == null ? Map.of() : found;
  }

  private void hset(Session session, List<String> words) {
    Map<String, String> hash = new LinkedHashMap<>(hash(session, words.get(1)));
    boolean added = hash.put(words.get(2), words.get(3)) == null;
    server.store().put(session.database, HASH + words.get(1), hash, true);
    session.out.integer(added ? 1 : 0);
  }

  private void hgetall(Session session, List<String> words) {
    Map<String, String> hash = hash(session, words.get(1));
    session.out.map(hash.size());
    hash.forEach(
        (field, value) -> {
          session.out.bulk(field);
          session.out.bulk(value);
        });
  }

  private void hdel(Session session, List<String> words) {
    Map<String, String> hash = new LinkedHashMap<>(hash(session, words.get(1)));
    int before = hash.size();
    words.subList(2, words.size()).forEach(hash::remove);
    if (hash.isEmpty()) {
      server.store().remove(session.database, HASH + words.get(1));
    } else {
      server.store().put(session.database, HASH + words.get(1), hash, true);
    }
    session.out.integer(before - hash.size());
  }
}
