package io.github.ledis4j.monitor;

import java.time.Instant;
import java.util.List;

/**
 * One command that the server ran. What the server hides is not here: Redis leaves out {@code AUTH}
 * and commands for administrators, and says {@code (redacted)} where an argument is a secret.
 *
 * <p>Implemented by this library only, which may add methods in any version.
 */
public interface MonitorEvent {

  /** {@return when the server ran it, by its clock, to the microsecond} */
  Instant time();

  /** {@return the number of the database that it ran on} */
  int database();

  /**
   * {@return who sent it: {@code 127.0.0.1:60866}, {@code [::1]:60866}, {@code unix:} and the path
   * of the server's socket, or {@code lua} for a command of a script}
   */
  String client();

  /** {@return its name, in the letters that the client used} */
  String command();

  /** {@return what follows the name, in order} */
  List<MonitorArgument> arguments();
}
