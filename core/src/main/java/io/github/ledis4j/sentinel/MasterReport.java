package io.github.ledis4j.sentinel;

import io.github.ledis4j.options.Endpoint;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a Sentinel says of a master. Immutable. */
public sealed interface MasterReport permits SentinelReplies.Master {

  /** {@return the name of the service} */
  String name();

  /** {@return where it is, or null if that is no address} */
  @Nullable Endpoint endpoint();

  /**
   * {@return its states, {@code master}, {@code s_down} or {@code failover_in_progress} for
   * instance}
   */
  Set<String> flags();

  /** {@return how many replicas it has} */
  int replicas();

  /** {@return how many other Sentinels watch it} */
  int otherSentinels();

  /** {@return how many Sentinels have to agree that it is down} */
  int quorum();

  /** {@return all that was said, by the server's names} */
  Map<String, String> facts();

  /**
   * Returns whether the Sentinel takes the master for down.
   *
   * @return true if it does, alone ({@code s_down}) or in agreement with others ({@code o_down})
   */
  default boolean isDown() {
    return flags().contains("s_down") || flags().contains("o_down");
  }
}
