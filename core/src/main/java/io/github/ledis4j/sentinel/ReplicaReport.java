package io.github.ledis4j.sentinel;

import io.github.ledis4j.options.Endpoint;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a Sentinel says of a replica. Immutable.
 *
 * @param endpoint where it is, or null if that is no address
 * @param flags its states, {@code slave}, {@code s_down} or {@code disconnected} for instance
 * @param linked whether its link to the master is up
 * @param priority how much it is preferred as the next master: the less the more, 0 for never
 * @param offset how far it has followed the master
 * @param facts all that was said, by the server's names
 */
public record ReplicaReport(
    @Nullable Endpoint endpoint,
    Set<String> flags,
    boolean linked,
    int priority,
    long offset,
    Map<String, String> facts) {
  /**
   * Copies the collections.
   *
   * @param endpoint where it is, or null if that is no address
   * @param flags its states, {@code slave}, {@code s_down} or {@code disconnected} for instance
   * @param linked whether its link to the master is up
   * @param priority how much it is preferred as the next master: the less the more, 0 for never
   * @param offset how far it has followed the master
   * @param facts all that was said, by the server's names
   */
  public ReplicaReport {
    flags = Set.copyOf(flags);
    facts = Map.copyOf(facts);
  }

  /**
   * Tells whether the Sentinel takes the replica for down, or has no connection to it.
   *
   * @return true if clients should pass it over
   */
  public boolean isDown() {
    return flags.contains("s_down") || flags.contains("o_down") || flags.contains("disconnected");
  }
}
