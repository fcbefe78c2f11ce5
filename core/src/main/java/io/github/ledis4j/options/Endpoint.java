package io.github.ledis4j.options;

import java.nio.file.Path;
import java.util.Objects;

/** Where a server is: a host and port, or the path of a Unix domain socket. Immutable. */
public sealed interface Endpoint {
  /**
   * A server reached by TCP; the name is resolved at every connect.
   *
   * @param host a name or an address; IPv6 without brackets
   * @param port 1 to 65535
   * @return the endpoint
   * @throws IllegalArgumentException if the host is blank or the port out of range
   */
  static Endpoint tcp(String host, int port) {
    return new Tcp(host, port);
  }

  /**
   * A server on this machine that listens on a Unix domain socket.
   *
   * @param path the socket's file
   * @return the endpoint
   * @throws IllegalArgumentException if the path is empty
   */
  static Endpoint unixSocket(Path path) {
    return new UnixSocket(path);
  }

  /**
   * A host and port.
   *
   * @param host a name or an address; IPv6 without brackets
   * @param port 1 to 65535
   */
  record Tcp(String host, int port) implements Endpoint {
    /**
     * Checks both.
     *
     * @param host a name or an address; IPv6 without brackets
     * @param port 1 to 65535
     * @throws IllegalArgumentException if the host is blank or the port out of range
     */
    public Tcp {
      Objects.requireNonNull(host, "host");
      if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || c == '[' || c == ']')) {
        throw new IllegalArgumentException("not a host: '" + host + "'");
      }
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("port is 1 to 65535, not " + port);
      }
    }

    @Override
    public String toString() {
      return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
  }

  /**
   * The path of a Unix domain socket.
   *
   * @param path the socket's file
   */
  record UnixSocket(Path path) implements Endpoint {
    /**
     * Checks the path.
     *
     * @param path the socket's file
     * @throws IllegalArgumentException if the path is empty
     */
    public UnixSocket {
      if (path.toString().isBlank()) {
        throw new IllegalArgumentException("the path of a Unix socket is empty");
      }
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }
}
