package io.github.ledis4j.simulator.model;

import static io.github.ledis4j.simulator.model.Numbers.integer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** {@code SCAN}: each key has a place of its own, and a cursor is the next one to look at. */
final class KeyScan {
  private static final int USUAL = 10;

  private final ModelServer server;

  KeyScan(ModelServer server) {
    this.server = server;
  }

  void scan(Session session, List<String> words) {
    long from = cursor(words.get(1));
    long count = count(words.subList(2, words.size()));
    TreeMap<Long, List<String>> left = new TreeMap<>();
    for (String key : server.store().keys(session.database)) {
      long place = 1 + (key.hashCode() & Integer.MAX_VALUE);
      if (place >= from) {
        left.computeIfAbsent(place, any -> new ArrayList<>()).add(key);
      }
    }
    List<String> found = new ArrayList<>();
    while (!left.isEmpty() && found.size() < count) {
      found.addAll(left.pollFirstEntry().getValue());
    }
    session.out.array(2);
    session.out.bulk(left.isEmpty() ? "0" : Long.toString(left.firstKey()));
    session.out.bulks(found);
  }

  private static long cursor(String word) {
    try {
      return Long.parseUnsignedLong(word);
    } catch (NumberFormatException e) {
      throw new RefusedException("ERR invalid cursor");
    }
  }

  private static long count(List<String> options) {
    if (options.isEmpty()) {
      return USUAL;
    }
    boolean known = options.size() == 2 && options.get(0).toUpperCase(Locale.ROOT).equals("COUNT");
    if (!known || integer(options.get(1)) < 1) {
      throw new RefusedException("ERR syntax error");
    }
    return integer(options.get(1));
  }
}
