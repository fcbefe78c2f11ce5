package io.github.ledis4j.benchmarks;

import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.ServerProcess;
import java.util.Locale;

/** The command line of {@link Soak}. */
record SoakOptions(double minutes, String server, SoakWeather weather, int threads) {
  static final String USAGE =
      "usage: Soak [--minutes N] [--server ledis|ledis-unix|redis-6.2|redis-7.0|redis-8.2|valkey-9.1]"
          + " [--weather restarts|loading|flapping|memory] [--threads N]";

  static SoakOptions parse(String[] args) {
    SoakOptions options = new SoakOptions(10, "redis-6.2", SoakWeather.RESTARTS, 8);
    if (args.length % 2 != 0) {
      throw new IllegalArgumentException(USAGE);
    }
    for (int i = 0; i < args.length; i += 2) {
      options = options.with(args[i], args[i + 1]);
    }
    return options;
  }

  private SoakOptions with(String flag, String value) {
    return switch (flag) {
      case "--minutes" -> new SoakOptions(Double.parseDouble(value), server, weather, threads);
      case "--server" -> new SoakOptions(minutes, value, weather, threads);
      case "--weather" ->
          new SoakOptions(
              minutes, server, SoakWeather.valueOf(value.toUpperCase(Locale.ROOT)), threads);
      case "--threads" -> new SoakOptions(minutes, server, weather, Integer.parseInt(value));
      default -> throw new IllegalArgumentException(USAGE);
    };
  }

  boolean isLedis() {
    return server.startsWith("ledis");
  }

  /** A server that has lost nothing it answered for when it is killed. */
  ServerProcess newServer() {
    return switch (server) {
      case "ledis" -> LedisServer.onFreePort().store(LedisServer.Store.GOLEVELDB);
      case "ledis-unix" -> LedisServer.onUnixSocket().store(LedisServer.Store.GOLEVELDB);
      default ->
          newRedis(RedisVersion.valueOf(server.toUpperCase(Locale.ROOT).replaceAll("\\W", "_")));
    };
  }

  private static RedisServer newRedis(RedisVersion version) {
    RedisServer redis = RedisServer.onFreePort().version(version);
    // What is written is with the system before it is answered, and the file stays small.
    redis.config("appendonly yes").config("appendfsync no");
    redis.config("auto-aof-rewrite-min-size 4mb");
    return redis;
  }
}
