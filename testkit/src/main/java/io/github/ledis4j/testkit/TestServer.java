package io.github.ledis4j.testkit;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A server that lives as long as a test class, or as long as a {@code try} block.
 *
 * <p>In a {@code static final} field with {@code @RegisterExtension} it starts before the first
 * test and closes after the last one. Where it cannot be had, standard error says so once, and the
 * tests that need it are skipped with the reason: those that ask for its address. If the address is
 * asked for before the first test (in a static field, in {@code @BeforeAll}), or the class has
 * other extensions by {@code @ExtendWith}, all tests of the class are skipped. If the environment
 * holds {@code LEDIS4J_REQUIRE_SERVERS=1} the class fails instead.
 *
 * <p>The address is chosen when the object is made and never changes, so a client may be made of it
 * before the server runs. Methods may be called from any thread.
 */
public abstract class TestServer extends ServerExtension implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final @Nullable Path socketPath;
  private final int port;

  TestServer(boolean unixSocket) {
    socketPath = unixSocket ? temporaryPath("sock") : null;
    port = unixSocket ? -1 : FreePorts.forServer();
  }

  TestServer(int port) {
    socketPath = null;
    this.port = port;
  }

  /**
   * Starts the server and returns once it answers; does nothing when it runs already.
   *
   * @return this server
   * @throws ServerStartException when it cannot be had or does not start
   */
  @Override
  public abstract TestServer start();

  /** Stops the server and removes its files; it may be started again, empty. */
  @Override
  public abstract void close();

  /** {@return why this server cannot be had on this machine, or {@code null} when it can} */
  @Override
  public @Nullable String unavailableReason() {
    return null;
  }

  /** {@return the URL that a client connects to, without credentials} */
  public abstract String uri();

  /** {@return the address that the server listens on, which is the loopback one} */
  public final String host() {
    return HOST;
  }

  /**
   * {@return the TCP port}
   *
   * @throws IllegalStateException when the server listens on a Unix socket
   */
  public final int port() {
    addressAsked();
    if (socketPath != null) {
      throw new IllegalStateException("this server listens on a Unix socket, not on a port");
    }
    return port;
  }

  /**
   * {@return the path of the Unix socket}
   *
   * @throws IllegalStateException when the server listens on a TCP port
   */
  public final Path socketPath() {
    addressAsked();
    if (socketPath == null) {
      throw new IllegalStateException("this server listens on a port, not on a Unix socket");
    }
    return socketPath;
  }

  /** {@return the address as {@code java.nio.channels.SocketChannel} takes it} */
  public final SocketAddress socketAddress() {
    addressAsked();
    return ownAddress();
  }

  final SocketAddress ownAddress() {
    return socketPath != null
        ? UnixDomainSocketAddress.of(socketPath)
        : new InetSocketAddress(HOST, port);
  }

  /** Names the address, for messages. */
  @Override
  public String toString() {
    return getClass().getSimpleName() + "[" + (isMissing() ? "not to be had" : uri()) + "]";
  }

  final boolean usesUnixSocket() {
    return socketPath != null;
  }

  final String uri(String scheme) {
    addressAsked();
    return socketPath != null
        ? scheme + "+unix://" + socketPath
        : scheme + "://" + HOST + ":" + port + "/0";
  }

  /** A short path, since a Unix socket's may have some hundred bytes only; nothing is created. */
  static Path temporaryPath(String suffix) {
    String name = UUID.randomUUID().toString().substring(0, 13);
    return Path.of(System.getProperty("java.io.tmpdir"), "ledis4j-" + name + "." + suffix)
        .toAbsolutePath();
  }
}
