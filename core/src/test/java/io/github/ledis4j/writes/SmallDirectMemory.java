package io.github.ledis4j.writes;

import io.github.ledis4j.ChildJvm;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.options.Transport;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Stores values that are larger than all the direct memory of a JVM of its own. */
final class SmallDirectMemory {
  private static final int MEGA = 1 << 20;

  private SmallDirectMemory() {}

  /** Runs {@link #main} and gives what it said. */
  static String run(String... args) throws Exception {
    return ChildJvm.run(
        List.of("-Xmx512m", "-XX:MaxDirectMemorySize=16m"), SmallDirectMemory.class, args);
  }

  /**
   * Writes large and small values in turn, reads all of them back, and counts what is right.
   *
   * @param args the server's URL and the transport
   */
  public static void main(String[] args) {
    Transport transport = Transport.valueOf(args[1]);
    try (RedisClient redis =
        RedisClient.builder().url(args[0]).connections(c -> c.transport(transport)).build()) {
      for (Codec<byte[]> codec : List.of(Codec.BYTES, Codec.WRAPPED_BYTES)) {
        int right = 0;
        for (int mega : new int[] {1, 24, 40}) {
          right += store(redis.withCodecs(Codec.UTF_8, codec), transport + ":" + mega, mega);
        }
        System.out.println(right + " of 6 are right");
      }
    }
  }

  private static int store(RedisView<String, byte[]> view, String key, int mega) {
    byte[] large = new byte[mega * MEGA];
    new Random(mega).nextBytes(large);
    byte[] small = key.getBytes(StandardCharsets.UTF_8);
    CompletableFuture<Boolean> first = view.set(key, large);
    CompletableFuture<Boolean> second = view.set(key + ":small", small);
    CompletableFuture<byte[]> readSmall = view.get(key + ":small");
    CompletableFuture<byte[]> readLarge = view.get(key);
    first.join();
    second.join();
    return (Arrays.equals(small, readSmall.join()) ? 1 : 0)
        + (Arrays.equals(large, readLarge.join()) ? 1 : 0);
  }
}
