package io.github.ledis4j.command.redis.stream;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What {@code XADD} may take beside the fields of an entry. Immutable. */
public final class XAddOptions {
  /** Makes the stream if it is missing, and an id from the server's clock; removes nothing. */
  public static final XAddOptions DEFAULT = new XAddOptions(false, null, "*");

  private final boolean ifPresent;
  private final @Nullable StreamTrim trim;
  private final String id;

  private XAddOptions(boolean ifPresent, @Nullable StreamTrim trim, String id) {
    this.ifPresent = ifPresent;
    this.trim = trim;
    this.id = id;
  }

  /**
   * Adds only if there is the stream ({@code NOMKSTREAM}), since Redis 6.2.
   *
   * @return a copy
   */
  public XAddOptions ifPresent() {
    return new XAddOptions(true, trim, id);
  }

  /**
   * Removes old entries from the stream, too.
   *
   * @param rule which ones
   * @return a copy
   */
  public XAddOptions trim(StreamTrim rule) {
    return new XAddOptions(ifPresent, requireNonNull(rule, "rule"), id);
  }

  /**
   * Sets the id of the entry, which the server makes otherwise. The server answers with an error if
   * the stream has ever had this one or a higher; so the same entry is never there twice.
   *
   * @param own the id
   * @return a copy
   * @throws IllegalArgumentException if it is {@link StreamId#MIN}, which no entry can have
   */
  public XAddOptions id(StreamId own) {
    if (own.equals(StreamId.MIN)) {
      throw new IllegalArgumentException("the id of an entry must be higher than " + own);
    }
    return new XAddOptions(ifPresent, trim, own.toString());
  }

  /**
   * Sets the point in time in the id of the entry, of which the server makes the second number,
   * since Redis 7.0.
   *
   * @param when since 1970; fractions of a millisecond are cut off
   * @return a copy
   * @throws IllegalArgumentException if the point in time is before 1970
   */
  public XAddOptions time(Instant when) {
    return new XAddOptions(ifPresent, trim, StreamId.firstAt(when).millis() + "-*");
  }

  int arguments() {
    return 1 + (ifPresent ? 1 : 0) + (trim == null ? 0 : TrimWords.of(trim).arguments());
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (ifPresent) {
      command.add("NOMKSTREAM");
    }
    if (trim != null) {
      TrimWords.of(trim).addTo(command);
    }
    return command.add(id);
  }
}
