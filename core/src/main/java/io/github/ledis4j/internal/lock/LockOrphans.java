package io.github.ledis4j.internal.lock;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Locks of LedisDB that were seen without an end. One look is not enough: so do those look that are
 * just being taken, and those that are over, until the server removes them a second or so later.
 * Thread-safe, and bounded.
 */
final class LockOrphans {
  private static final long SURE_AFTER = TimeUnit.SECONDS.toNanos(4);
  private static final int MOST = 1_024;
  private static final Pattern VALUE = Pattern.compile(".+ ([1-9][0-9]{0,7})", Pattern.DOTALL);

  /** When each was seen first; guarded by this. */
  private final Map<Orphan, Long> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Orphan, Long> eldest) {
          return size() > MOST;
        }
      };

  private record Orphan(int database, ByteBuffer key, ByteBuffer holder) {}

  /** Keeps in mind a lock without an end; answers with the end that it lacks, once that is sure. */
  @Nullable Duration seen(int database, byte[] key, byte[] holder, long now) {
    Matcher value = VALUE.matcher(new String(holder, StandardCharsets.UTF_8));
    if (!value.matches()) {
      return null;
    }
    Orphan orphan = new Orphan(database, ByteBuffer.wrap(key), ByteBuffer.wrap(holder));
    return isSure(orphan, now) ? Duration.ofSeconds(Long.parseLong(value.group(1))) : null;
  }

  private synchronized boolean isSure(Orphan orphan, long now) {
    Long first = seen.putIfAbsent(orphan, now);
    boolean sure = first != null && now - first >= SURE_AFTER;
    if (sure) {
      seen.remove(orphan);
    }
    return sure;
  }
}
