package io.github.ledis4j.examples;

import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.ServerProcess;
import org.jspecify.annotations.Nullable;

/**
 * The server of an example: the one that the user names, or one that is started for the run.
 *
 * @param url where it is
 * @param description what it is, for people
 * @param process its process, or null if it is not ours
 */
public record Server(String url, String description, @Nullable ServerProcess process)
    implements AutoCloseable {

  /**
   * Finds or starts a LedisDB.
   *
   * @param url where one is, or null to start one
   * @return the server
   * @throws IllegalStateException if there is none and none can be started
   */
  public static Server ledisAt(@Nullable String url) {
    if (url != null) {
      return new Server(url, "the one that was named", null);
    }
    LedisServer ledis = LedisServer.onFreePort();
    String missing = ledis.unavailableReason();
    if (missing != null) {
      throw new IllegalStateException("no LedisDB: " + missing + "; name one with --server URL");
    }
    return started(ledis, "a LedisDB, started for this run");
  }

  /**
   * Finds or starts a Redis.
   *
   * @param url where one is, or null to start one
   * @return the server
   * @throws IllegalStateException if there is none and none can be started
   */
  public static Server redisAt(@Nullable String url) {
    if (url != null) {
      return new Server(url, "the one that was named", null);
    }
    RedisServer redis = RedisServer.onFreePort();
    String missing = redis.unavailableReason();
    if (missing != null) {
      throw new IllegalStateException("no Redis: " + missing + "; name one with --server URL");
    }
    return started(redis, "a Redis, started for this run");
  }

  static Server at(@Nullable String url) {
    if (url != null) {
      return new Server(url, "the one that was named", null);
    }
    LedisServer ledis = LedisServer.onFreePort();
    String missing = ledis.unavailableReason();
    if (missing == null) {
      return started(ledis, "a LedisDB, started for this run");
    }
    RedisServer redis = RedisServer.onFreePort();
    return started(redis, "a Redis, started for this run; no LedisDB: " + missing);
  }

  private static Server started(ServerProcess process, String description) {
    process.start();
    return new Server(process.uri(), description, process);
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
