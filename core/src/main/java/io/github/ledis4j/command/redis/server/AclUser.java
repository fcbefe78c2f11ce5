package io.github.ledis4j.command.redis.server;

import java.util.List;
import java.util.Set;

/** A user of the server. Its text does not show the passwords. */
public sealed interface AclUser permits AclReplies.User {

  /** {@return the states of the user, {@code on}, {@code nopass} and the like} */
  Set<String> flags();

  /** {@return the SHA-256 digest of each password, in hexadecimal digits} */
  List<String> passwords();

  /** {@return what the user may do} */
  AclPermissions permissions();

  /** {@return further permissions, each on its own; empty before Redis 7.0} */
  List<AclPermissions> selectors();

  /**
   * Returns whether the user may log in.
   *
   * @return true if so
   */
  default boolean isOn() {
    return flags().contains("on");
  }
}
