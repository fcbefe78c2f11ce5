package io.github.ledis4j.sentinel;

import io.github.ledis4j.options.Endpoint;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a Sentinel says of another one. Immutable. */
public sealed interface SentinelReport permits SentinelReplies.Sentinel {

  /** {@return where it is, or null if that is no address} */
  @Nullable Endpoint endpoint();

  /** {@return its id} */
  String runId();

  /** {@return its states, {@code sentinel} or {@code s_down} for instance} */
  Set<String> flags();

  /** {@return all that was said, by the server's names} */
  Map<String, String> facts();

  /**
   * Returns whether the other Sentinel is taken for down.
   *
   * @return true if it is
   */
  default boolean isDown() {
    return flags().contains("s_down") || flags().contains("disconnected");
  }
}
