package io.github.ledis4j.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    CommandTable lists = new CommandTable();
    new Lists(server).register(lists);
    for (String name : List.of("lpush", "rpush", "lpop", "rpop", "llen", "lrange")) {
      like(lists, name, LIST, table);
    }
    table.write("lclear", 2, this::lclear);
  }

  private void hashes(CommandTable table) {
    CommandTable hashes = new CommandTable();
    new Hashes(server).register(hashes);
    for (String name : List.of("hget", "hlen", "hgetall", "hdel")) {
      like(hashes, name, HASH, table);
    }
    table.write("hset", 4, in(HASH, command(hashes, "hset").handler()));
  }

  /** A command that does what Redis' does, in a key space of its own. */
  private static void like(CommandTable redis, String name, String space, CommandTable table) {
    ModelCommand command = command(redis, name);
    Rule[] rules = command.is(Rule.WRITE) ? new Rule[] {Rule.WRITE} : new Rule[0];
    table.add(name, command.arity(), in(space, command.handler()), rules);
  }

  private static ModelCommand command(CommandTable table, String name) {
    return Objects.requireNonNull(table.find(name), name);
  }

  /** LedisDB's errors have no code word in front. */
  private static ModelCommand.Handler in(String space, ModelCommand.Handler handler) {
    return (session, words) -> {
      List<String> there = new ArrayList<>(words);
      there.set(1, space + words.get(1));
      try {
        handler.run(session, there);
      } catch (RefusedException e) {
        throw new RefusedException(String.valueOf(e.getMessage()).replaceFirst("^ERR ", ""));
      }
    };
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

  private void lclear(Session session, List<String> words) {
    String key = LIST + words.get(1);
    int size = Lists.list(server, session.database, key).size();
    server.store().remove(session.database, key);
    session.out.integer(size);
  }
}
