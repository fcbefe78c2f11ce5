package io.github.ledis4j.internal.connection;

import io.github.ledis4j.options.ServerType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of itself.
 *
 * @param type which kind it is
 * @param name the same with its version, for messages
 */
record ServerIdentity(ServerType type, String name) {

  /** Reads the answer to {@code INFO server}; null if that says nothing of it. */
  static @Nullable ServerIdentity in(@Nullable String facts) {
    Map<String, String> versions = new HashMap<>();
    String text = facts == null ? "" : facts;
    text.lines()
        .filter(line -> line.contains("_version:"))
        .forEach(line -> versions.put(line.substring(0, line.indexOf('_')), line.split(":", 2)[1]));
    if (versions.containsKey("ledisdb")) {
      return new ServerIdentity(ServerType.LEDIS, "LedisDB " + versions.get("ledisdb"));
    }
    if (versions.containsKey("valkey")) {
      return new ServerIdentity(ServerType.REDIS, "Valkey " + versions.get("valkey"));
    }
    return versions.containsKey("redis")
        ? new ServerIdentity(ServerType.REDIS, "Redis " + versions.get("redis"))
        : null;
  }

  /** Which client is made for it. */
  String client() {
    return type == ServerType.LEDIS ? "LedisClient" : "RedisClient";
  }
}
