package io.github.ledis4j.simulator.user;

import io.github.ledis4j.codec.Codec;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** A codec of strings that fails as codecs of users do. */
final class MoodyCodec {
  private MoodyCodec() {}

  /** Writes as others do; when it reads it throws, or gives null, or does well. */
  static Codec<String> reading(SplittableRandom random) {
    return Codec.of(
        value -> value.getBytes(StandardCharsets.UTF_8),
        bytes ->
            switch (random.nextInt(4)) {
              case 0 -> throw new IllegalStateException("a codec throws");
              case 1 -> throw new StackOverflowError("a codec throws");
              case 2 -> nothing();
              default -> new String(bytes, StandardCharsets.UTF_8);
            });
  }

  @SuppressWarnings("NullAway")
  private static String nothing() {
    return null;
  }
}
