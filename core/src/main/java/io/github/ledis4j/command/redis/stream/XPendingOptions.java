package io.github.ledis4j.command.redis.stream;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.internal.command.BlockingWait;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Which entries without acknowledgement {@code XPENDING} lists. Immutable. */
public final class XPendingOptions {
  /** Lists those of all consumers, however fresh. */
  public static final XPendingOptions DEFAULT = new XPendingOptions(0, null);

  private final long idleMillis;
  private final @Nullable String consumer;

  private XPendingOptions(long idleMillis, @Nullable String consumer) {
    this.idleMillis = idleMillis;
    this.consumer = consumer;
  }

  /**
   * Lists only what was last delivered some time ago ({@code IDLE}), since Redis 6.2.
   *
   * @param idle how long ago at least, not negative; rounded up to milliseconds
   * @return a copy
   * @throws IllegalArgumentException if the time is negative
   */
  public XPendingOptions idleAtLeast(Duration idle) {
    return new XPendingOptions(BlockingWait.millis(idle, "an idle time"), consumer);
  }

  /**
   * Lists only what one consumer was given.
   *
   * @param name the consumer
   * @return a copy
   */
  public XPendingOptions consumer(String name) {
    return new XPendingOptions(idleMillis, requireNonNull(name, "name"));
  }

  int arguments() {
    return (idleMillis == 0 ? 0 : 2) + (consumer == null ? 0 : 1);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command, StreamRange range, long count) {
    if (idleMillis != 0) {
      command.add("IDLE").add(idleMillis);
    }
    command.add(StreamBounds.of(range).min()).add(StreamBounds.of(range).max()).add(count);
    return consumer == null ? command : command.add(consumer);
  }
}
