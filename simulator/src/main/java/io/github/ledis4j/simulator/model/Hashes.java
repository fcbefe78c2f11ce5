package io.github.ledis4j.simulator.model;

import static io.github.ledis4j.simulator.model.Numbers.integer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hashes. */
final class Hashes {
  private final ModelServer server;

  Hashes(ModelServer server) {
    this.server = server;
  }

  void register(CommandTable table) {
    table.grow("hset", -4, this::hset);
    table.add("hget", 3, (s, w) -> s.out.bulk(hash(s, w.get(1)).get(w.get(2))));
    table.add("hlen", 2, (s, w) -> s.out.integer(hash(s, w.get(1)).size()));
    table.add("hgetall", 2, this::hgetall);
    table.write("hdel", -3, this::hdel);
    table.grow("hincrby", 4, this::hincrby);
  }

  @SuppressWarnings("unchecked")
  private Map<String, String> hash(Session session, String key) {
    Map<String, String> found = server.store().get(session.database, key, Map.class);
    return found == null ? Map.of() : found;
  }

  /** What a counter in a hash of database 0 is. */
  static long counter(ModelServer server, String key, String field) {
    Object hash = server.store().get(0, key, Map.class);
    Object value = hash == null ? null : ((Map<?, ?>) hash).get(field);
    return value == null ? 0 : Long.parseLong(value.toString());
  }

  private void hset(Session session, List<String> words) {
    if (words.size() % 2 != 0) {
      throw new RefusedException("ERR wrong number of arguments for 'hset' command");
    }
    Map<String, String> hash = new LinkedHashMap<>(hash(session, words.get(1)));
    int before = hash.size();
    for (int i = 2; i < words.size(); i += 2) {
      hash.put(words.get(i), words.get(i + 1));
    }
    server.store().put(session.database, words.get(1), hash, true);
    session.out.integer(hash.size() - before);
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
      server.store().remove(session.database, words.get(1));
    } else if (hash.size() < before) {
      server.store().put(session.database, words.get(1), hash, true);
    }
    session.out.integer(before - hash.size());
  }

  private void hincrby(Session session, List<String> words) {
    Map<String, String> hash = new LinkedHashMap<>(hash(session, words.get(1)));
    String before = hash.get(words.get(2));
    long after = Numbers.plus(before == null ? 0 : integer(before), integer(words.get(3)));
    hash.put(words.get(2), Long.toString(after));
    server.store().put(session.database, words.get(1), hash, true);
    session.out.integer(after);
  }
}
