package io.github.ledis4j.sentinel;

import io.github.ledis4j.options.Endpoint;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a Sentinel says of a replica. Immutable. */
public sealed interface ReplicaReport permits SentinelReplies.Replica {

  /** {@return where it is, or null if that is no address} */
  @Nullable Endpoint endpoint();

  /** {@return its states, {@code slave}, {@code s_down} or {@code disconnected} for instance} */
  Set<String> flags();

  /** {@return whether its link to the master is up} */
  boolean linked();

  /** {@return how much it is preferred as the next master: the less the more, 0 for never} */
  int priority();

  /** {@return how far it has followed the master} */
  long offset();

  /** {@return all that was said, by the server's names} */
  Map<String, String> facts();

  /**
   * Returns whether the Sentinel takes the replica for down, or has no connection to it.
   *
   * @return true if clients should pass it over
   */
  default boolean isDown() {
    return flags().contains("s_down")
        || flags().contains("o_down")
        || flags().contains("disconnected");
  }
}
