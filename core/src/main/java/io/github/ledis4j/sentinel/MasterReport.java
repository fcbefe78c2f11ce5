package io.github.ledis4j.sentinel;

import io.github.ledis4j.options.Endpoint;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a Sentinel says of a master. Immutable.
 *
 * @param name the name of the service
 * @param endpoint where it is, or null if that is no address
 * @param flags its states, {@code master}, {@code s_down} or {@code failover_in_progress} for
 *     instance
 * @param replicas how many replicas it has
 * @param otherSentinels how many other Sentinels watch it
 * @param quorum how many Sentinels have to agree that it is down
 * @param facts all that was said, by the server's names
 */
public record MasterReport(
    String name,
    @Nullable Endpoint endpoint,
    Set<String> flags,
    int replicas,
    int otherSentinels,
    int quorum,
    Map<String, String> facts) {
  /**
   * Copies the collections.
   *
   * @param name the name of the service
   * @param endpoint where it is, or null if that is no address
   * @param flags its states, {@code master}, {@code s_down} or {@code failover_in_progress} for
   *     instance
   * @param replicas how many replicas it has
   * @param otherSentinels how many other Sentinels watch it
   * @param quorum how many Sentinels have to agree that it is down
   * @param facts all that was said, by the server's names
   */
  public MasterReport {
    flags = Set.copyOf(flags);
    facts = Map.copyOf(facts);
  }

  /**
   * Tells whether the Sentinel takes the master for down.
   *
   * @return true if it does, alone ({@code s_down}) or in agreement with others ({@code o_down})
   */
  public boolean isDown() {
    return flags.contains("s_down") || flags.contains("o_down");
  }
}
