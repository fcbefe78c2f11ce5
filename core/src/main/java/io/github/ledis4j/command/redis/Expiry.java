package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.millis;
import static io.github.ledis4j.internal.command.Arguments.unixMillis;

import io.github.ledis4j.command.CommandBuilder;
import java.time.Duration;
import java.time.Instant;

/** The words and the number that say when a key expires. Immutable. */
final class Expiry {
  static final Expiry KEEP = new Expiry("KEEPTTL", -1);
  static final Expiry NEVER = new Expiry("PERSIST", -1);

  private static final TimeForms<String> IN = new TimeForms<>("EX", "PX");
  private static final TimeForms<String> AT = new TimeForms<>("EXAT", "PXAT");

  private final String keyword;
  private final long time;

  private Expiry(String keyword, long time) {
    this.keyword = keyword;
    this.time = time;
  }

  static Expiry in(Duration ttl) {
    long millis = millis(ttl);
    return new Expiry(IN.of(millis), TimeForms.number(millis));
  }

  static Expiry at(Instant when) {
    long millis = unixMillis(when);
    return new Expiry(AT.of(millis), TimeForms.number(millis));
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
