package io.github.ledis4j.options;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a connection authenticates with. Its text never holds the password.
 *
 * @param user the user, or null for the server's default one; LedisDB has none
 * @param password the password
 */
public record Credentials(@Nullable String user, String password) {
  /**
   * Checks the credentials.
   *
   * @param user the user, or null for the default one
   * @param password the password
   * @throws IllegalArgumentException if the user is empty
   */
  public Credentials {
    Objects.requireNonNull(password, "password");
    if (user != null && user.isEmpty()) {
      throw new IllegalArgumentException("the user is empty; leave it out instead");
    }
  }

  /**
   * A password for the default user.
   *
   * @param password the password
   * @return the credentials
   */
  public static Credentials of(String password) {
    return new Credentials(null, password);
  }

  /**
   * A user and a password.
   *
   * @param user the user, or null for the default one
   * @param password the password
   * @return the credentials
   * @throws IllegalArgumentException if the user is empty
   */
  public static Credentials of(@Nullable String user, String password) {
    return new Credentials(user, password);
  }

  @Override
  public String toString() {
    return (user == null ? "" : user + ":") + "***";
  }
}
