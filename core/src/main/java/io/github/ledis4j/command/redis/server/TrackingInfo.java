package io.github.ledis4j.command.redis.server;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how a server tells a connection which keys have changed.
 *
 * @param flags {@code off}, or {@code on} with {@code bcast}, {@code optin} and the like
 * @param redirect the id of the connection that is told instead, or null if there is none
 * @param prefixes of the keys that are told of in broadcasting mode
 */
public record TrackingInfo(Set<String> flags, @Nullable Long redirect, List<String> prefixes) {

  /**
   * Tells whether the server tells of changes.
   *
   * @return true if so
   */
  public boolean isOn() {
    return flags.contains("on");
  }
}
