package io.github.ledis4j.command.redis.server;

import static io.github.ledis4j.internal.command.Arguments.millis;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.internal.command.Arguments;
import java.time.Duration;

/** What {@code FAILOVER} may take. Immutable. */
public final class FailoverOptions {
  /** To the first replica that has followed, however long that takes. */
  public static final FailoverOptions DEFAULT = new FailoverOptions("", 0, false, 0);

  private final String host;
  private final long port;
  private final boolean force;
  private final long millis;

  private FailoverOptions(String host, long port, boolean force, long millis) {
    this.host = host;
    this.port = port;
    this.force = force;
    this.millis = millis;
  }

  /**
   * To one replica only ({@code TO}).
   *
   * @param host where it is, as the server knows it
   * @param port its port
   * @return a copy
   * @throws IllegalArgumentException if the host is not one word, or the port out of range
   */
  public FailoverOptions to(String host, int port) {
    return new FailoverOptions(Arguments.host(host), Arguments.port(port), force, millis);
  }

  /**
   * Gives up waiting after some time ({@code TIMEOUT}).
   *
   * @param time more than zero, rounded up to milliseconds
   * @return a copy
   * @throws IllegalArgumentException if the time is zero or negative
   */
  public FailoverOptions timeout(Duration time) {
    return new FailoverOptions(host, port, force, millis(time, "timeout"));
  }

  /**
   * Hands over after that time even if the replica has not followed ({@code FORCE}), which needs
   * {@link #to} and {@link #timeout}.
   *
   * @return a copy
   */
  public FailoverOptions force() {
    return new FailoverOptions(host, port, true, millis);
  }

  int arguments() {
    return (port == 0 ? 0 : 3) + (force ? 1 : 0) + (millis == 0 ? 0 : 2);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (port != 0) {
      command.add("TO").add(host).add(port);
    }
    if (force) {
      command.add("FORCE");
    }
    if (millis != 0) {
      command.add("TIMEOUT").add(millis);
    }
    return command;
  }
}
