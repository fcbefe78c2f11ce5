package io.github.ledis4j.command.redis.server;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether and how a server tells a connection which keys have changed. */
public sealed interface TrackingInfo permits ClientReplies.Tracking {

  /** {@return {@code off}, or {@code on} with {@code bcast}, {@code optin} and the like} */
  Set<String> flags();

  /** {@return the id of the connection that is told instead, or null if there is none} */
  @Nullable Long redirect();

  /** {@return the prefixes of the keys that are told of in broadcasting mode} */
  List<String> prefixes();

  /**
   * Returns whether the server tells of changes.
   *
   * @return true if so
   */
  default boolean isOn() {
    return flags().contains("on");
  }
}
