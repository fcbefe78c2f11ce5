package io.github.ledis4j.simulator.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who has read which keys and wants to be told when they change ({@code CLIENT TRACKING}). */
final class Tracking {
  private final Map<String, Set<Session>> readers = new HashMap<>();
  private final Map<Session, List<String>> due = new LinkedHashMap<>();

  void read(Session session, String key) {
    if (session.tracks) {
      readers.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(session);
    }
  }

  /** Keys of all databases are one to it, as to Redis. */
  void changed(int database, String key) {
    Set<Session> told = readers.remove(key);
    if (told != null) {
      told.forEach(each -> due.computeIfAbsent(each, session -> new ArrayList<>()).add(key));
    }
  }

  /** Tells what is due: after the reply to the command that brought it. */
  void flush() {
    due.forEach((session, keys) -> keys.forEach(key -> tell(session, key)));
    due.clear();
  }

  private static void tell(Session session, String key) {
    session.out.push(2);
    session.out.bulk("invalidate");
    session.out.bulks(List.of(key));
  }

  void forget(Session session) {
    readers.values().forEach(each -> each.remove(session));
    due.remove(session);
  }
}
