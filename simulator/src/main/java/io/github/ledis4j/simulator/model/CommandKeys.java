package io.github.ledis4j.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where the keys of a command are, and the sharded channels, which go by slots too. */
final class CommandKeys {
  private static final Set<String> NONE =
      Set.of(
          "ping",
          "auth",
          "hello",
          "client",
          "quit",
          "reset",
          "echo",
          "select",
          "info",
          "role",
          "dbsize",
          "flushdb",
          "flushall",
          "multi",
          "exec",
          "discard",
          "unwatch",
          "monitor",
          "replicaof",
          "slaveof",
          "publish",
          "subscribe",
          "psubscribe",
          "unsubscribe",
          "punsubscribe",
          "script",
          "cluster",
          "scan",
          "asking",
          "readonly",
          "readwrite");

  private static final Set<String> ALL =
      Set.of("mget", "del", "unlink", "exists", "watch", "ssubscribe", "sunsubscribe");

  private static final Set<String> ALL_BUT_LAST = Set.of("blpop", "brpop");

  private CommandKeys() {}

  static List<String> of(String name, List<String> words) {
    if (NONE.contains(name)) {
      return List.of();
    } else if (ALL.contains(name)) {
      return words.subList(1, words.size());
    } else if (ALL_BUT_LAST.contains(name)) {
      return words.subList(1, words.size() - 1);
    } else if (name.equals("mset")) {
      List<String> keys = new ArrayList<>();
      for (int i = 1; i < words.size(); i += 2) {
        keys.add(words.get(i));
      }
      return keys;
    } else if (name.startsWith("eval")) {
      return words.subList(3, 3 + Integer.parseInt(words.get(2)));
    }
    return words.subList(1, 2);
  }
}
