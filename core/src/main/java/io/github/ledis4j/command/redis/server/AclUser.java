package io.github.ledis4j.command.redis.server;

import java.util.List;
import java.util.Set;

/**
 * A user of the server. Its text does not show the passwords.
 *
 * @param flags {@code on}, {@code nopass} and the like
 * @param passwords the SHA-256 digest of each, in hexadecimal digits
 * @param permissions what the user may do
 * @param selectors what the user may do besides, each on its own; empty before Redis 7.0
 */
public record AclUser(
    Set<String> flags,
    List<String> passwords,
    AclPermissions permissions,
    List<AclPermissions> selectors) {

  /**
   * Tells whether the user may log in.
   *
   * @return true if so
   */
  public boolean isOn() {
    return flags.contains("on");
  }

  @Override
  public String toString() {
    return "AclUser[flags="
        + flags
        + ", passwords="
        + passwords.size()
        + ", permissions="
        + permissions
        + ", selectors="
        + selectors
        + "]";
  }
}
