package io.github.ledis4j.simulator.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What has come and was not read yet. */
final class Arrived {
  /** What one read brings at most: as much as Netty has room for at first. */
  private static final int MOST_AT_ONCE = 2_048;

  private final Deque<String> pieces = new ArrayDeque<>();

  void add(String bytes) {
    pieces.add(bytes);
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** Gives what the next read brings, and tells the link how much it was. */
  byte[] take(@Nullable Link from) {
    String next = pieces.remove();
    if (next.length() > MOST_AT_ONCE) {
      pieces.addFirst(next.substring(MOST_AT_ONCE));
      next = next.substring(0, MOST_AT_ONCE);
    }
    if (from != null) {
      from.taken(next.length());
    }
    return next.getBytes(ISO_8859_1);
  }
}
