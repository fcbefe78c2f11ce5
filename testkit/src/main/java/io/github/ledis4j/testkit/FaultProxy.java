package io.github.ledis4j.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a real server, hands everything on, and commits the faults that a test asks for.
 *
 * <pre>{@code
 * @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();
 * @RegisterExtension static final FaultProxy PROXY = FaultProxy.to(REDIS);
 * ...
 * PROXY.replies().hold();        // the server runs commands, and nobody gets to know
 * PROXY.replies().cutAfter(3);   // a reply ends after three bytes
 * PROXY.silence();               // nothing arrives, and nobody is told
 * PROXY.resetConnections();
 * PROXY.restore();
 * }</pre>
 *
 * <p>It listens where its server does: on a TCP port of its own, or on a Unix socket. While the
 * server cannot be reached, connections are accepted and closed at once. As an extension it ends
 * all faults after each test. Bytes are not looked at, so TLS goes through.
 *
 * <p>Methods may be called from any thread.
 */
public final class FaultProxy extends TestServer {
  private final Supplier<String> serverUri;
  private final Supplier<@Nullable String> missing;
  private final Traffic requests = new Traffic("requests");
  private final Traffic replies = new Traffic("replies");
  private final RequestLog log = new RequestLog();
  private final Listener<ProxiedConnection> listener;
  private boolean started;

  private FaultProxy(
      boolean unixSocket, Supplier<String> serverUri, Supplier<@Nullable String> missing) {
    super(unixSocket);
    this.serverUri = serverUri;
    this.missing = missing;
    listener = new Listener<>(ownAddress(), this::connect);
  }

  /**
   * {@return a proxy before a server; it starts when asked to, and does not start the server}
   *
   * @param server where connections are handed on to
   */
  public static FaultProxy to(TestServer server) {
    return new FaultProxy(server.usesUnixSocket(), server::uri, server::unavailableReason);
  }

  /**
   * {@return a proxy before a server of any origin, such as a container; it starts when asked to}
   *
   * @param uri the URL of the server, such as {@code redis://localhost:6379/0} or {@code
   *     redis+unix:///run/redis.sock}
   * @throws IllegalArgumentException when it names neither host and port nor a path
   */
  public static FaultProxy to(String uri) {
    SocketAddress address = Place.of(uri).address();
    return new FaultProxy(address instanceof UnixDomainSocketAddress, () -> uri, () -> null);
  }

  /** Where a server is, and how its URL says so. */
  private record Place(String text, SocketAddress address) {
    static Place of(String uri) {
      URI parsed = URI.create(uri);
      if (parsed.getHost() != null && parsed.getPort() > 0) {
        return new Place(
            parsed.getHost() + ":" + parsed.getPort(),
            new InetSocketAddress(parsed.getHost(), parsed.getPort()));
      }
      if (parsed.getHost() == null && parsed.getPath() != null && !parsed.getPath().isEmpty()) {
        return new Place(parsed.getPath(), UnixDomainSocketAddress.of(parsed.getPath()));
      }
      throw new IllegalArgumentException("the URL of a server has a host and a port, or a path");
    }
  }

  @Override
  public synchronized FaultProxy start() {
    if (!started) {
      started = true;
      log.clear();
      listener.open();
    }
    return this;
  }

  /** Stops listening, closes all connections and ends all faults; it may be started again. */
  @Override
  public synchronized void close() {
    started = false;
    listener.shutDown();
    restore();
  }

  @Override
  public @Nullable String unavailableReason() {
    return missing.get();
  }

  /** {@return the URL of the server, with the proxy's address in the place of its own} */
  @Override
  public String uri() {
    addressAsked();
    String own = usesUnixSocket() ? socketPath().toString() : host() + ":" + port();
    return serverUri.get().replace(Place.of(serverUri.get()).text(), own);
  }

  /** {@return what goes from the clients to the server} */
  public Traffic requests() {
    return requests;
  }

  /** {@return what goes from the server to the clients} */
  public Traffic replies() {
    return replies;
  }

  /** Lets nothing through in either direction and tells nobody, as a network that is gone. */
  public void silence() {
    requests.hold();
    replies.hold();
  }

  /** Closes every open connection, and loses what was held back; new ones are accepted. */
  public void closeConnections() {
    listener.closeConnections();
  }

  /** Resets every open connection; those over a Unix socket are closed. */
  public void resetConnections() {
    listener.resetConnections();
  }

  /** Refuses new connections until {@link #acceptConnections()}; open ones stay. */
  public void refuseConnections() {
    listener.close();
  }

  /** Accepts connections again, at the same address. */
  public void acceptConnections() {
    listener.open();
  }

  /**
   * Ends all faults. If traffic is held, connections are closed, so that nothing old arrives late.
   */
  public synchronized void restore() {
    if (requests.isHeld() || replies.isHeld()) {
      closeConnections();
    }
    requests.restore();
    replies.restore();
    if (started) {
      acceptConnections();
    }
  }

  @Override
  void afterTest() {
    restore();
  }

  /** {@return how many connections there have been since the start} */
  public int connectionCount() {
    return log.connections();
  }

  /**
   * Waits until there have been enough connections since the start, at most ten seconds.
   *
   * @param count how many
   * @throws AssertionError when they do not come
   */
  public void awaitConnections(int count) {
    log.awaitConnections(count);
  }

  private ProxiedConnection connect(SocketChannel client) throws IOException {
    log.addConnection();
    SocketAddress server = Place.of(serverUri.get()).address();
    return new ProxiedConnection(client, server, requests, replies);
  }
}
