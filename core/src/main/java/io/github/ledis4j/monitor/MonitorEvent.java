package io.github.ledis4j.monitor;

import java.time.Instant;
import java.util.List;

/**
 * One command that the server ran. What the server hides is not here: Redis leaves out {@code AUTH}
 * and commands for administrators, and says {@code (redacted)} where an argument is a secret.
 *
 * @param time when, by the server's clock, to the microsecond
 * @param database which database it ran on
 * @param client who sent it: {@code 127.0.0.1:60866}, {@code [::1]:60866}, {@code unix:} and the
 *     path of the server's socket, or {@code lua} for a command of a script
 * @param command its name, in the letters that the client used
 * @param arguments what follows the name, in order
 */
public record MonitorEvent(
    Instant time, int database, String client, String command, List<MonitorArgument> arguments) {

  /**
   * Makes an event.
   *
   * @param time when, by the server's clock
   * @param database which database it ran on
   * @param client who sent it
   * @param command its name
   * @param arguments what follows the name; copied here
   */
  public MonitorEvent {
    arguments = List.copyOf(arguments);
  }
}
