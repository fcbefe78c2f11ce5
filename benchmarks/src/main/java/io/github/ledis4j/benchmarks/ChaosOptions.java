package io.github.ledis4j.benchmarks;

import io.github.ledis4j.testkit.RedisVersion;
import java.util.Locale;
import java.util.SplittableRandom;

/** The command line of {@link Chaos}. */
record ChaosOptions(double minutes, RedisVersion version, int threads, long seed) {
  static final String USAGE =
      "usage: Chaos [--minutes N] [--server redis-7.0|redis-8.2|valkey-9.1] [--threads N] [--seed N]";

  static ChaosOptions parse(String[] args) {
    long seed = new SplittableRandom().nextInt(1, 1_000_000);
    ChaosOptions options = new ChaosOptions(10, RedisVersion.REDIS_8_2, 4, seed);
    if (args.length % 2 != 0) {
      throw new IllegalArgumentException(USAGE);
    }
    for (int i = 0; i < args.length; i += 2) {
      options = options.with(args[i], args[i + 1]);
    }
    return options;
  }

  private ChaosOptions with(String flag, String value) {
    return switch (flag) {
      case "--minutes" -> new ChaosOptions(Double.parseDouble(value), version, threads, seed);
      case "--server" -> new ChaosOptions(minutes, version(value), threads, seed);
      case "--threads" -> new ChaosOptions(minutes, version, Integer.parseInt(value), seed);
      case "--seed" -> new ChaosOptions(minutes, version, threads, Long.parseLong(value));
      default -> throw new IllegalArgumentException(USAGE);
    };
  }

  private static RedisVersion version(String name) {
    return RedisVersion.valueOf(name.toUpperCase(Locale.ROOT).replaceAll("\\W", "_"));
  }

  @Override
  public String toString() {
    return String.format(
        "cluster of %s, %.1f minutes, seed %d",
        version.name().toLowerCase(Locale.ROOT).replaceFirst("_", "-").replace('_', '.'),
        minutes,
        seed);
  }
}
