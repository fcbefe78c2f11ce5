package io.github.ledis4j.codec.internal;

import static io.github.ledis4j.codec.internal.Feed.latin1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Takes valid replies and does some harm to most of them. */
final class Mutator {
  private static final String[] NUMBERS = {
    "0",
    "-1",
    "-2",
    "1",
    "2",
    "15",
    "16",
    "65536",
    "1048576",
    "1048577",
    "2147483647",
    "2147483648",
    "4294967296",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "99999999999999999999999",
    "?",
    "",
    "+1",
    "-0",
    "00"
  };
  private static final byte[] SYMBOLS = latin1("+-:$*_#,(!=%~|>.;?\r\n0129tfexin");

  private final Random random;
  private final ReplyGenerator generator;
  private final List<byte[]> seeds = new ArrayList<>();

  Mutator(Random random) {
    this.random = random;
    Samples.RESP2.keySet().forEach(bytes -> seeds.add(latin1(bytes)));
    // Twice, so that the parser which knows no RESP3 does not fail on the first byte too often.
    Samples.RESP2.keySet().forEach(bytes -> seeds.add(latin1(bytes)));
    Samples.RESP3.keySet().forEach(bytes -> seeds.add(latin1(bytes)));
    this.generator = new ReplyGenerator(random, true);
  }

  byte[] next() {
    byte[] bytes = seed();
    for (int mutations = random.nextInt(4); mutations > 0; mutations--) {
      bytes = mutate(bytes);
    }
    return bytes;
  }

  private byte[] seed() {
    if (random.nextInt(8) == 0) {
      generator.next();
      return generator.takeBytes();
    }
    byte[] bytes = seeds.get(random.nextInt(seeds.size()));
    return random.nextBoolean() ? bytes : Feed.join(bytes, seeds.get(random.nextInt(seeds.size())));
  }

  private byte[] mutate(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(8)) {
      case 0 -> flip(bytes, at);
      case 1 -> replace(bytes, at, at + 1, new byte[] {symbol()});
      case 2 -> replace(bytes, at, at, new byte[] {symbol()});
      case 3 -> replace(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(4)), latin1(""));
      case 4 -> Arrays.copyOf(bytes, at);
      case 5 -> splice(bytes, at);
      case 6 -> replace(bytes, at, at, latin1("|0\r\n".repeat(1 + random.nextInt(3))));
      default -> number(bytes, at);
    };
  }

  private byte symbol() {
    return SYMBOLS[random.nextInt(SYMBOLS.length)];
  }

  private byte[] flip(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  private byte[] splice(byte[] bytes, int at) {
    byte[] other = seeds.get(random.nextInt(seeds.size()));
    return Feed.join(
        Arrays.copyOf(bytes, at),
        Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
  }

  /** Puts another number where the next digits stand. */
  private byte[] number(byte[] bytes, int at) {
    int from = at;
    while (from < bytes.length && (bytes[from] < '0' || bytes[from] > '9')) {
      from++;
    }
    int to = from;
    while (to < bytes.length && bytes[to] >= '0' && bytes[to] <= '9') {
      to++;
    }
    return replace(bytes, from, to, latin1(NUMBERS[random.nextInt(NUMBERS.length)]));
  }

  private static byte[] replace(byte[] bytes, int from, int to, byte[] by) {
    return Feed.join(
        Feed.join(Arrays.copyOf(bytes, from), by), Arrays.copyOfRange(bytes, to, bytes.length));
  }
}
