package io.github.ledis4j.cluster;

import io.github.ledis4j.testkit.RedisVersion;
import java.util.stream.Stream;

/**
 * How much the tests on real clusters do that are tagged {@code long}: little with two servers in
 * each build, and much with all of them under {@code -Plong}.
 */
public final class Extent {
  private static final boolean LONG = Boolean.getBoolean("ledis4j.long");

  private Extent() {}

  /** {@return how often something is done, or how much of it there is} */
  public static int of(int quick, int many) {
    return LONG ? many : quick;
  }

  /** {@return the servers that a test runs on} */
  public static Stream<RedisVersion> versions() {
    return LONG
        ? Stream.of(RedisVersion.values())
        : Stream.of(RedisVersion.REDIS_8_2, RedisVersion.VALKEY_9_1);
  }

  /** {@return those that have sharded channels} */
  public static Stream<RedisVersion> shardedVersions() {
    return versions().filter(version -> version != RedisVersion.REDIS_6_2);
  }

  /** Says what a test has counted, for those who want to know more than that it passed. */
  public static void report(RedisVersion version, String counted) {
    System.out.println(version + ": " + counted);
  }
}
