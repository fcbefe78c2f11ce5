package io.github.ledis4j.simulator.model;

import static io.github.ledis4j.simulator.model.Numbers.integer;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Strings and counters. */
final class Strings {
  private final ModelServer server;

  Strings(ModelServer server) {
    this.server = server;
  }

  void register(CommandTable table) {
    table.add("get", 2, (session, words) -> session.out.bulk(read(session, words.get(1))));
    table.add("mget", -2, this::mget);
    table.add("strlen", 2, this::strlen);
    table.grow("set", -3, this::set);
    table.grow("setnx", 3, this::setnx);
    table.grow("setex", 4, (s, w) -> setFor(s, w, TimeUnit.SECONDS));
    table.grow("psetex", 4, (s, w) -> setFor(s, w, TimeUnit.MILLISECONDS));
    table.grow("getset", 3, this::getset);
    table.write("getdel", 2, this::getdel);
    table.grow("mset", -3, this::mset);
    table.grow("append", 3, this::append);
    table.grow("incr", 2, (session, words) -> add(session, words.get(1), 1));
    table.grow("decr", 2, (session, words) -> add(session, words.get(1), -1));
    table.grow("incrby", 3, (s, w) -> add(s, w.get(1), integer(w.get(2))));
    table.grow("decrby", 3, (s, w) -> add(s, w.get(1), -integer(w.get(2))));
  }

  private @Nullable String read(Session session, String key) {
    server.tracking().read(session, key);
    return server.store().get(session.database, key, String.class);
  }

  private void mget(Session session, List<String> words) {
    session.out.array(words.size() - 1);
    for (String key : words.subList(1, words.size())) {
      server.tracking().read(session, key);
      session.out.bulk(server.store().any(session.database, key) instanceof String s ? s : null);
    }
  }

  private void strlen(Session session, List<String> words) {
    String value = read(session, words.get(1));
    session.out.integer(value == null ? 0 : value.length());
  }

  private void set(Session session, List<String> words) {
    SetWords options = SetWords.of(words.subList(3, words.size()), server.now());
    Store store = server.store();
    String key = words.get(1);
    boolean exists = store.exists(session.database, key);
    String before = options.answersOld() ? store.get(session.database, key, String.class) : null;
    boolean done = !(options.onlyIfAbsent() && exists) && !(options.onlyIfThere() && !exists);
    if (done) {
      store.put(session.database, key, words.get(2), options.keepsEnd());
      server.pubsub().happened(session.database, key, "set");
      if (options.endsAt() != Store.NEVER) {
        store.endAt(session.database, key, options.endsAt());
        server.pubsub().happened(session.database, key, "expire");
      }
    }
    if (options.answersOld()) {
      session.out.bulk(before);
    } else if (done) {
      session.out.ok();
    } else {
      session.out.bulk(null);
    }
  }

  /** The options of SET. */
  private record SetWords(
      boolean onlyIfAbsent,
      boolean onlyIfThere,
      boolean answersOld,
      boolean keepsEnd,
      long endsAt) {
    static SetWords of(List<String> words, long now) {
      boolean absent = false;
      boolean there = false;
      boolean old = false;
      boolean keep = false;
      long ends = Store.NEVER;
      for (int i = 0; i < words.size(); i++) {
        switch (words.get(i).toUpperCase(Locale.ROOT)) {
          case "NX" -> absent = true;
          case "XX" -> there = true;
          case "GET" -> old = true;
          case "KEEPTTL" -> keep = true;
          case "EX" -> ends = now + TimeUnit.SECONDS.toNanos(positive(words.get(++i)));
          case "PX" -> ends = now + TimeUnit.MILLISECONDS.toNanos(positive(words.get(++i)));
          default -> throw new RefusedException("ERR syntax error");
        }
      }
      return new SetWords(absent, there, old, keep, ends);
    }
  }

  private static long positive(String word) {
    long number = integer(word);
    if (number <= 0) {
      throw new RefusedException("ERR invalid expire time in 'set' command");
    }
    return number;
  }

  private void setnx(Session session, List<String> words) {
    boolean absent = !server.store().exists(session.database, words.get(1));
    if (absent) {
      server.store().put(session.database, words.get(1), words.get(2), false);
    }
    session.out.integer(absent ? 1 : 0);
  }

  private void setFor(Session session, List<String> words, TimeUnit unit) {
    long time = unit.toNanos(positive(words.get(2)));
    server.store().put(session.database, words.get(1), words.get(3), false);
    server.store().endAt(session.database, words.get(1), server.now() + time);
    session.out.ok();
  }

  private void getset(Session session, List<String> words) {
    String before = server.store().get(session.database, words.get(1), String.class);
    server.store().put(session.database, words.get(1), words.get(2), false);
    session.out.bulk(before);
  }

  private void getdel(Session session, List<String> words) {
    String before = server.store().get(session.database, words.get(1), String.class);
    server.store().remove(session.database, words.get(1));
    session.out.bulk(before);
  }

  private void mset(Session session, List<String> words) {
    if (words.size() % 2 == 0) {
      throw new RefusedException("ERR wrong number of arguments for 'mset' command");
    }
    for (int i = 1; i < words.size(); i += 2) {
      server.journal().storeTogether(words.get(i + 1));
      server.store().put(session.database, words.get(i), words.get(i + 1), false);
    }
    session.out.ok();
  }

  private void append(Session session, List<String> words) {
    String before = server.store().get(session.database, words.get(1), String.class);
    String after = before == null ? words.get(2) : before + words.get(2);
    server.journal().append(words.get(1), words.get(2));
    server.store().put(session.database, words.get(1), after, true);
    session.out.integer(after.length());
  }

  private void add(Session session, String key, long number) {
    String before = server.store().get(session.database, key, String.class);
    long after = Numbers.plus(before == null ? 0 : integer(before), number);
    server.store().put(session.database, key, Long.toString(after), true);
    session.out.integer(after);
  }
}
