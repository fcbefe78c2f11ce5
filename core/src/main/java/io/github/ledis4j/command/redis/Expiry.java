package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.isWholeSeconds;
import static io.github.ledis4j.internal.command.Arguments.millis;
import static io.github.ledis4j.internal.command.Arguments.seconds;
import static io.github.ledis4j.internal.command.Arguments.unixMillis;
import static io.github.ledis4j.internal.command.Arguments.unixSeconds;

import io.github.ledis4j.command.CommandBuilder;
import java.time.Duration;
import java.time.Instant;

/** The words and the number that say when a key shall expire. Immutable. */
final class Expiry {
  static final Expiry KEEP = new Expiry("KEEPTTL", -1);
  static final Expiry NEVER = new Expiry("PERSIST", -1);

  private final String keyword;
  private final long time;

  private Expiry(String keyword, long time) {
    this.keyword = keyword;
    this.time = time;
  }

  static Expiry in(Duration ttl) {
    return isWholeSeconds(ttl) && !ttl.isZero()
        ? new Expiry("EX", seconds(ttl))
        : new Expiry("PX", millis(ttl));
  }

  static Expiry at(Instant when) {
    return when.getNano() == 0
        ? new Expiry("EXAT", unixSeconds(when))
        : new Expiry("PXAT", unixMillis(when));
  }

  int arguments() {
    return time < 0 ? 1 : 2;
  }

  <K, V> void addTo(CommandBuilder<K, V> command) {
    command.add(keyword);
    if (time >= 0) {
      command.add(time);
    }
  }
}
