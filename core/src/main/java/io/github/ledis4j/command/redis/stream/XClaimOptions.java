package io.github.ledis4j.command.redis.stream;

import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.unixMillis;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.internal.command.BlockingWait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code XCLAIM} writes down about the entries that change hands. Immutable; of two options
 * that exclude each other the later counts.
 */
public final class XClaimOptions {
  /** Delivered now, and once more than before. */
  public static final XClaimOptions DEFAULT = new XClaimOptions(List.of());

  private final List<String> words;

  private XClaimOptions(List<String> words) {
    this.words = words;
  }

  private XClaimOptions with(String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return new XClaimOptions(all);
  }

  /**
   * Takes them as delivered some time ago ({@code IDLE}).
   *
   * @param ago how long ago, not negative; rounded up to milliseconds
   * @return a copy
   * @throws IllegalArgumentException if the time is negative
   */
  public XClaimOptions idle(Duration ago) {
    return with("IDLE", Long.toString(BlockingWait.millis(ago, "an idle time")));
  }

  /**
   * Takes them as delivered at a point in time ({@code TIME}).
   *
   * @param when after 1970; rounded up to milliseconds
   * @return a copy
   * @throws IllegalArgumentException if the point in time is earlier
   */
  public XClaimOptions deliveredAt(Instant when) {
    return with("TIME", Long.toString(unixMillis(when)));
  }

  /**
   * Takes them as delivered so many times ({@code RETRYCOUNT}).
   *
   * @param times how many, at least 0
   * @return a copy
   * @throws IllegalArgumentException if the number is negative
   */
  public XClaimOptions deliveries(long times) {
    return with("RETRYCOUNT", Long.toString(between(times, 0, Long.MAX_VALUE, "times")));
  }

  /**
   * Takes entries that no consumer was given, too ({@code FORCE}).
   *
   * @return a copy
   */
  public XClaimOptions force() {
    return with("FORCE");
  }

  /**
   * Has the group go on behind an id if that is higher than where it is ({@code LASTID}).
   *
   * @param id the id
   * @return a copy
   */
  public XClaimOptions lastId(StreamId id) {
    return with("LASTID", id.toString());
  }

  int arguments() {
    return words.size();
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    words.forEach(command::add);
    return command;
  }
}
