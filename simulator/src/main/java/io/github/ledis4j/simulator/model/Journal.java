package io.github.ledis4j.simulator.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What clients have made some servers do, whatever has become of the data since: a server that
 * comes back without them, or as the replica of one that never had them, throws them away. Counters
 * of other databases than 0 are called {@code database:key}.
 */
public final class Journal {
  private final Map<String, Long> counted = new HashMap<>();
  private final Map<String, Long> behind = new HashMap<>();
  private final Map<String, Integer> pushed = new TreeMap<>();
  private final Map<String, Integer> popped = new HashMap<>();
  private final Map<String, List<String>> appended = new TreeMap<>();
  private final Map<String, Integer> storedTogether = new HashMap<>();
  private boolean forgot;
  private final PerSecond looks = new PerSecond();
  private int strayed;

  /** How often a counter was counted up, on whatever server. */
  public long counted(String key) {
    return counted.getOrDefault(key, 0L);
  }

  /** How much a server had forgotten of a counter, at most, when it counted it up. */
  public long behind(String key) {
    return behind.getOrDefault(key, 0L);
  }

  /** The elements that were ever pushed. */
  public Set<String> elements() {
    return pushed.keySet();
  }

  /** How often an element was pushed. */
  public int pushed(String element) {
    return pushed.getOrDefault(element, 0);
  }

  /** How often an element was popped or removed. */
  public int popped(String element) {
    return popped.getOrDefault(element, 0);
  }

  /** Whether a server may have less than it has had. */
  public boolean hasForgotten() {
    return forgot;
  }

  /** A server may have less than it has had. */
  public void forgets() {
    forgot = true;
  }

  /** How many writes came to a server from one that it had told that it is a replica. */
  public int strayed() {
    return strayed;
  }

  void strays() {
    strayed++;
  }

  /** What was appended to a string, on whatever servers, in that order. */
  public List<String> appended(String key) {
    return appended.getOrDefault(key, List.of());
  }

  void append(String key, String what) {
    appended.computeIfAbsent(key, any -> new ArrayList<>()).add(what);
  }

  /** How often {@code MSET} stored a value, on whatever servers. */
  public int storedTogether(String value) {
    return storedTogether.getOrDefault(value, 0);
  }

  void storeTogether(String value) {
    storedTogether.merge(value, 1, Integer::sum);
  }

  /** How often nodes were asked what their cluster looks like. */
  public PerSecond looks() {
    return looks;
  }

  void put(String key, @Nullable Object before, Object after) {
    if (isNumber(after) && (before == null || isNumber(before))) {
      long value = Long.parseLong((String) after);
      long more = value - (before == null ? 0 : Long.parseLong((String) before));
      long all = counted.merge(key, more, Long::sum);
      if (all > value) {
        behind.merge(key, all - value, Math::max);
      }
    }
  }

  private static boolean isNumber(Object value) {
    if (!(value instanceof String text) || text.isEmpty() || text.length() >= 10) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  void push(String element) {
    pushed.merge(element, 1, Integer::sum);
  }

  void pop(String element) {
    popped.merge(element, 1, Integer::sum);
  }
}
