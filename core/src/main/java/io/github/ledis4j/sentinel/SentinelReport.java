package io.github.ledis4j.sentinel;

import io.github.ledis4j.options.Endpoint;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a Sentinel says of another one. Immutable.
 *
 * @param endpoint where it is, or null if that is no address
 * @param runId its id
 * @param flags its states, {@code sentinel} or {@code s_down} for instance
 * @param facts all that was said, by the server's names
 */
public record SentinelReport(
    @Nullable Endpoint endpoint, String runId, Set<String> flags, Map<String, String> facts) {
  /**
   * Copies the collections.
   *
   * @param endpoint where it is, or null if that is no address
   * @param runId its id
   * @param flags its states, {@code sentinel} or {@code s_down} for instance
   * @param facts all that was said, by the server's names
   */
  public SentinelReport {
    flags = Set.copyOf(flags);
    facts = Map.copyOf(facts);
  }

  /**
   * Tells whether the other Sentinel is taken for down.
   *
   * @return true if it is
   */
  public boolean isDown() {
    return flags.contains("s_down") || flags.contains("disconnected");
  }
}
