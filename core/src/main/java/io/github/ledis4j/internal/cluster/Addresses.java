package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.options.Endpoint;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes addresses of what the nodes of a cluster say. Immutable.
 *
 * @param asked the node that says it
 * @param tls whether connections to it are encrypted
 * @param map from the addresses that nodes announce to those that lead to them from here
 */
record Addresses(Endpoint asked, boolean tls, UnaryOperator<Endpoint> map) {
  /** What a node says of one that should have a host name and has none. */
  static final String UNKNOWN = "?";

  private static final int NO_PORT = 0;

  /**
   * What a node says of another one, or of itself.
   *
   * @param host where it wants to be reached; null or empty means at the host that was asked
   * @param hostname its name, if that is told
   * @param ip its address, if that is told besides
   * @param port without encryption, or 0
   * @param tlsPort with encryption, or 0
   */
  record Announced(
      @Nullable String host,
      @Nullable String hostname,
      @Nullable String ip,
      long port,
      long tlsPort) {}

  /** Where the node is, or null if nobody could tell by this. */
  @Nullable Endpoint of(Announced said) {
    String host = host(said);
    long port = tls ? or(said.tlsPort, said.port) : or(said.port, said.tlsPort);
    Endpoint announced = host == null ? null : endpoint(host, port);
    return announced == null ? null : map.apply(announced);
  }

  /** All that other nodes may call this node in a redirect. */
  Set<Endpoint> all(Announced said) {
    Set<Endpoint> all = new LinkedHashSet<>();
    Stream.<@Nullable String>of(host(said), said.host, said.hostname, said.ip)
        .filter(host -> host != null && !host.isEmpty() && !host.equals(UNKNOWN))
        .forEach(
            host ->
                LongStream.of(said.port, said.tlsPort)
                    .filter(port -> port != NO_PORT)
                    .mapToObj(port -> endpoint(host, port))
                    .filter(Objects::nonNull)
                    .map(map)
                    .forEach(all::add));
    return all;
  }

  private static @Nullable Endpoint endpoint(String host, long port) {
    try {
      return Endpoint.tcp(host, Math.toIntExact(port));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return null;
    }
  }

  private @Nullable String host(Announced said) {
    if (tls && said.hostname != null) {
      return said.hostname; // certificates have names rather than addresses
    }
    if (said.host == null || said.host.isEmpty()) {
      return asked instanceof Endpoint.Tcp tcp ? tcp.host() : null;
    }
    return said.host.equals(UNKNOWN) ? null : said.host;
  }

  private static long or(long port, long otherwise) {
    return port == NO_PORT ? otherwise : port;
  }
}
