package io.github.ledis4j.command.ledis;

/** Checks where another server is, before LedisDB is told to connect to it. */
final class Servers {
  private static final int HIGHEST_PORT = 65535;

  private Servers() {}

  static String host(String host) {
    if (host.isEmpty() || host.chars().anyMatch(c -> c <= ' ')) {
      throw new IllegalArgumentException(
          "host must be one word: LedisDB repeats it in errors, where a line break would shift the"
              + " replies to other commands");
    }
    return host;
  }

  static int port(int port) {
    return port(port, HIGHEST_PORT);
  }

  static int port(int port, int highest) {
    if (port < 1 || port > highest) {
      throw new IllegalArgumentException(
          "LedisDB takes ports between 1 and " + highest + " here: " + port);
    }
    return port;
  }
}
