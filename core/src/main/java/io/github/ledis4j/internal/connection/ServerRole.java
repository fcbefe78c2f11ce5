package io.github.ledis4j.internal.connection;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a server can be to those who look for one by the name of a service. */
public enum ServerRole {
  /** Takes writes. */
  MASTER("master"),
  /** Follows a master. */
  REPLICA("slave");

  private final String reported;

  ServerRole(String reported) {
    this.reported = reported;
  }

  /** Tells whether this is what a server calls itself. */
  boolean isCalled(@Nullable String name) {
    return reported.equals(name) || this == REPLICA && "replica".equals(name);
  }

  /** Gives a name that servers use in the words of this library. */
  static String named(String reported) {
    return REPLICA.isCalled(reported) ? REPLICA.toString() : reported;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
