package io.github.ledis4j.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a command or transaction are in several slots of a cluster, which no server takes
 * together; nothing was sent. Keys with the same text in braces are in one slot: {@code
 * {user:42}:name} and {@code {user:42}:visits}.
 */
public final class CrossSlotException extends LedisException {
  private static final long serialVersionUID = 1L;

  /** Two keys that are not in one slot. */
  private final transient @Nullable List<byte[]> keys;

  /**
   * Describes a refusal.
   *
   * @param message which keys, by their places, and which slots
   * @param keys two of the keys that are not in one slot
   */
  public CrossSlotException(String message, List<byte[]> keys) {
    super(Outcome.NOT_SENT, message, null);
    this.keys = List.copyOf(keys);
  }

  /**
   * Returns two keys that are not in one slot. They are data, and so in no message.
   *
   * @return the encoded keys; none if the failure was serialized
   */
  public List<byte[]> keys() {
    return keys == null ? List.of() : keys;
  }
}
