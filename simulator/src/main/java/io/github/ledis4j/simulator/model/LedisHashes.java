package io.github.ledis4j.simulator.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hashes of LedisDB, whose fields are in the order of their bytes. */
final class LedisHashes {
  /** What stands before the key of a hash in the store. */
  static final String SPACE = "hash:";

  private final ModelServer server;

  LedisHashes(ModelServer server) {
    this.server = server;
  }

  void register(CommandTable table) {
    table.write("hset", 4, this::hset);
    table.write("hmset", -4, this::hmset);
    table.write("hincrby", 4, this::hincrby);
    table.write("hdel", -3, this::hdel);
    table.write("hclear", 2, this::hclear);
    table.add("hget", 3, (s, w) -> s.out.bulk(hash(s, w).get(w.get(2))));
    table.add("hmget", -3, this::hmget);
    table.add("hexists", 3, (s, w) -> s.out.integer(hash(s, w).containsKey(w.get(2)) ? 1 : 0));
    table.add("hlen", 2, (s, w) -> s.out.integer(hash(s, w).size()));
    table.add("hgetall", 2, this::hgetall);
    table.add("hkeys", 2, (s, w) -> s.out.bulks(copied(hash(s, w).keySet())));
    table.add("hvals", 2, (s, w) -> s.out.bulks(copied(hash(s, w).values())));
  }

  private static List<String> copied(Collection<String> words) {
    return List.copyOf(words);
  }

  private Map<String, String> hash(Session session, List<String> words) {
    return hash(server, session.database, words.get(1));
  }

  /** A copy of a hash; empty where there is none. */
  @SuppressWarnings("unchecked")
  static Map<String, String> hash(ModelServer server, int database, String key) {
    Map<String, String> found = server.store().get(database, SPACE + key, Map.class);
    return found == null ? new TreeMap<>() : new TreeMap<>(found);
  }

  private void put(Session session, List<String> words, Map<String, String> hash) {
    String key = SPACE + words.get(1);
    if (hash.isEmpty()) {
      server.store().remove(session.database, key);
    } else {
      server.store().put(session.database, key, hash, true);
    }
  }

  private void hset(Session session, List<String> words) {
    Map<String, String> hash = hash(session, words);
    boolean fresh = hash.put(words.get(2), words.get(3)) == null;
    put(session, words, hash);
    session.out.integer(fresh ? 1 : 0);
  }

  private void hmset(Session session, List<String> words) {
    if (words.size() % 2 != 0) {
      throw new RefusedException("invalid command param");
    }
    Map<String, String> hash = hash(session, words);
    for (int i = 2; i < words.size(); i += 2) {
      hash.put(words.get(i), words.get(i + 1));
    }
    put(session, words, hash);
    session.out.ok();
  }

  private void hincrby(Session session, List<String> words) {
    Map<String, String> hash = hash(session, words);
    long number = LedisData.integer(words.get(3));
    long after = LedisData.stored(hash.get(words.get(2))) + number;
    hash.put(words.get(2), Long.toString(after));
    put(session, words, hash);
    session.out.integer(after);
  }

  private void hdel(Session session, List<String> words) {
    Map<String, String> hash = hash(session, words);
    int before = hash.size();
    words.subList(2, words.size()).forEach(hash::remove);
    put(session, words, hash);
    session.out.integer(before - hash.size());
  }

  private void hclear(Session session, List<String> words) {
    int size = hash(session, words).size();
    server.store().remove(session.database, SPACE + words.get(1));
    session.out.integer(size);
  }

  private void hmget(Session session, List<String> words) {
    Map<String, String> hash = hash(session, words);
    session.out.array(words.size() - 2);
    words.subList(2, words.size()).forEach(field -> session.out.bulk(hash.get(field)));
  }

  private void hgetall(Session session, List<String> words) {
    Map<String, String> hash = hash(session, words);
    session.out.map(hash.size());
    hash.forEach(
        (field, value) -> {
          session.out.bulk(field);
          session.out.bulk(value);
        });
  }
}
