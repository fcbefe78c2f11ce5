package io.github.ledis4j.simulator.model;

import static io.github.ledis4j.simulator.model.Numbers.integer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists, and clients that wait for their elements. */
final class Lists {
  private final ModelServer server;

  Lists(ModelServer server) {
    this.server = server;
  }

  void register(CommandTable table) {
    table.grow("lpush", -3, (session, words) -> push(session, words, true));
    table.grow("rpush", -3, (session, words) -> push(session, words, false));
    table.write("lpop", 2, (s, w) -> s.out.bulk(pop(server, s.database, w.get(1), true)));
    table.write("rpop", 2, (s, w) -> s.out.bulk(pop(server, s.database, w.get(1), false)));
    table.write("blpop", -3, (session, words) -> wait(session, words, true));
    table.write("brpop", -3, (session, words) -> wait(session, words, false));
    table.add("llen", 2, (s, w) -> s.out.integer(list(server, s.database, w.get(1)).size()));
    table.add("lrange", 4, this::range);
    table.write("lrem", 4, this::remove);
  }

  @SuppressWarnings("unchecked")
  static List<String> list(ModelServer server, int database, String key) {
    List<String> found = server.store().get(database, key, List.class);
    return found == null ? List.of() : found;
  }

  private void push(Session session, List<String> words, boolean left) {
    String key = words.get(1);
    List<String> list = new ArrayList<>(list(server, session.database, key));
    for (String element : words.subList(2, words.size())) {
      list.add(left ? 0 : list.size(), element);
      server.journal().push(element);
    }
    server.store().put(session.database, key, list, true);
    session.out.integer(list.size());
  }

  static @Nullable String pop(ModelServer server, int database, String key, boolean left) {
    List<String> list = new ArrayList<>(list(server, database, key));
    if (list.isEmpty()) {
      return null;
    }
    String element = list.remove(left ? 0 : list.size() - 1);
    server.journal().pop(element);
    if (list.isEmpty()) {
      server.store().remove(database, key);
    } else {
      server.store().put(database, key, list, true);
    }
    return element;
  }

  private void wait(Session session, List<String> words, boolean left) {
    int last = words.size() - 1;
    long nanos = Numbers.seconds(words.get(last));
    List<String> keys = words.subList(1, last);
    Waiter waiter =
        new Waiter(session, session.database, keys, left, Waiter.end(server.now(), nanos), nanos);
    if (popFirst(server, waiter)) {
      return;
    }
    if (session.mayWait()) {
      server.waiters().add(waiter);
    } else {
      session.out.nullArray();
    }
  }

  /** Gives a waiting client the first element that there is for it. */
  static boolean popFirst(ModelServer server, Waiter waiter) {
    for (String key : waiter.keys()) {
      Object value = server.store().any(waiter.database(), key);
      if (value != null && !(value instanceof List) && waiter.session().waiter == waiter) {
        continue;
      }
      String element = pop(server, waiter.database(), key, waiter.left());
      if (element != null) {
        server.kind().popped(waiter.session().out, key, element);
        return true;
      }
    }
    return false;
  }

  private void range(Session session, List<String> words) {
    List<String> list = list(server, session.database, words.get(1));
    long from = fromEnd(integer(words.get(2)), list.size());
    long to = fromEnd(integer(words.get(3)), list.size());
    int start = (int) Math.max(0, from);
    int end = (int) Math.min(list.size(), to + 1);
    session.out.bulks(start >= end ? List.of() : list.subList(start, end));
  }

  private static long fromEnd(long index, int size) {
    return index < 0 ? index + size : index;
  }

  private void remove(Session session, List<String> words) {
    List<String> list = new ArrayList<>(list(server, session.database, words.get(1)));
    long count = integer(words.get(2));
    long removed = 0;
    long most = count == 0 ? Long.MAX_VALUE : Math.abs(count);
    for (int i = count < 0 ? list.size() - 1 : 0;
        i >= 0 && i < list.size() && removed < most;
        i += count < 0 ? -1 : 1) {
      if (list.get(i).equals(words.get(3))) {
        list.remove(i);
        server.journal().pop(words.get(3));
        removed++;
        i -= count < 0 ? 0 : 1;
      }
    }
    if (removed > 0 && list.isEmpty()) {
      server.store().remove(session.database, words.get(1));
    } else if (removed > 0) {
      server.store().put(session.database, words.get(1), list, true);
    }
    session.out.integer(removed);
  }
}
