package io.github.ledis4j.simulator.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server holds, without a client in between. */
public final class Contents {
  private final ModelServer server;

  Contents(ModelServer server) {
    this.server = server;
  }

  /** What a counter of database 0 is. */
  public long counter(String key) {
    return counter(0, key);
  }

  /** What a counter of a database is. */
  public long counter(int database, String key) {
    String value = server.store().get(database, server.kind().keyOfString(key), String.class);
    return value == null ? 0 : Long.parseLong(value);
  }

  /** What a field of a hash of database 0 is that counts. */
  public long counter(String key, String field) {
    return server.kind() == ServerKind.LEDIS
        ? LedisData.stored(LedisHashes.hash(server, 0, key).get(field))
        : Hashes.counter(server, key, field);
  }

  /** What a string of database 0 is, or null. */
  public @Nullable String string(String key) {
    return server.store().get(0, key, String.class);
  }

  /** How long a key of database 0 will be there yet; {@code MAX} for ever, 0 if it is not there. */
  public long nanosLeft(String key) {
    Long end = server.store().endOf(0, key);
    return end == null ? 0 : end == Store.NEVER ? Long.MAX_VALUE : end - server.now();
  }

  /** What a list of database 0 holds. */
  public List<String> list(String key) {
    return Lists.list(server, 0, server.kind().keyOfList(key));
  }
}
