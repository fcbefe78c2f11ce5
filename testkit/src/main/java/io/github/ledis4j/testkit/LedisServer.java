package io.github.ledis4j.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A real LedisDB.
 *
 * <pre>{@code
 * @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();
 *
 * try (LedisServer ledis = LedisServer.onUnixSocket().password("secret").start()) {
 *   connectTo(ledis.uri());
 * }
 * }</pre>
 *
 * <p>The first use on a machine builds it, which needs Go 1.19 or newer and the source of LedisDB
 * from a Go module proxy; later uses take the program from a cache, {@code ~/.cache/ledis4j} or the
 * folder that the environment variable {@code LEDIS4J_CACHE} names. {@code LEDIS4J_LEDIS_SERVER}
 * names a program built elsewhere from the same sources.
 *
 * <p>Its settings are LedisDB's own defaults, except for the store, which is memory.
 */
public final class LedisServer extends ServerProcess {
  private final List<String> options = new ArrayList<>();
  private Store store = Store.MEMORY;
  private boolean tls;

  /** Where the data lives. */
  public enum Store {
    /** In the process: gone when it ends. */
    MEMORY("memory"),
    /** On disk: outlives the process until {@link LedisServer#close()} removes it. */
    GOLEVELDB("goleveldb");

    private final String option;

    Store(String option) {
      this.option = option;
    }
  }

  private LedisServer(boolean unixSocket) {
    super(unixSocket);
  }

  /** {@return a server on a TCP port that nobody uses; it starts when asked to} */
  public static LedisServer onFreePort() {
    return new LedisServer(false);
  }

  /** {@return a server on a Unix socket among the temporary files; it starts when asked to} */
  public static LedisServer onUnixSocket() {
    return new LedisServer(true);
  }

  /**
   * Asks every client for a password.
   *
   * @param password what they must send
   * @return this server
   */
  public LedisServer password(String password) {
    return option("password", Objects.requireNonNull(password, "password"));
  }

  /**
   * Offers more or fewer databases than 16.
   *
   * @param count how many, 1 to 10240
   * @return this server
   */
  public LedisServer databases(int count) {
    return option("databases", Integer.toString(requirePositive(count, "databases")));
  }

  /**
   * Keeps the data elsewhere than in memory.
   *
   * @param store where
   * @return this server
   */
  public LedisServer store(Store store) {
    requireStopped();
    this.store = Objects.requireNonNull(store, "store");
    return this;
  }

  /**
   * Refuses every write.
   *
   * @return this server
   */
  public LedisServer readonly() {
    return option("readonly", "true");
  }

  /**
   * Keeps a log of changes, so that others can follow this server and it can follow another.
   *
   * @return this server
   */
  public LedisServer replication() {
    return option("rpl", "true");
  }

  /**
   * Speaks TLS only.
   *
   * @param certificates of which it shows the server's
   * @return this server
   * @throws IllegalStateException on a Unix socket
   */
  public LedisServer tls(TestCertificates certificates) {
    return tls(certificates.serverCertificate(), certificates.serverKey());
  }

  /**
   * Speaks TLS only.
   *
   * @param certificate PEM file of the certificate and those that lead to its authority
   * @param key PEM file of the private key
   * @return this server
   * @throws IllegalStateException on a Unix socket
   */
  public LedisServer tls(Path certificate, Path key) {
    if (usesUnixSocket()) {
      throw new IllegalStateException("TLS is for TCP only");
    }
    option("tls-cert", certificate.toAbsolutePath().toString());
    option("tls-key", key.toAbsolutePath().toString());
    tls = true;
    return this;
  }

  /**
   * Sets the socket buffers of each connection, which are 4096 bytes otherwise.
   *
   * @param receive bytes of the receive buffer
   * @param send bytes of the send buffer
   * @return this server
   */
  public LedisServer socketBuffers(int receive, int send) {
    option("read-buffer", Integer.toString(requirePositive(receive, "receive")));
    return option("write-buffer", Integer.toString(requirePositive(send, "send")));
  }

  /**
   * Closes connections that send no complete request for some time.
   *
   * @param idle how long, in whole seconds
   * @return this server
   */
  public LedisServer keepalive(Duration idle) {
    return option(
        "keepalive", Long.toString(requirePositive((int) idle.toSeconds(), "keepalive seconds")));
  }

  /**
   * Sets the permissions of the Unix socket.
   *
   * @param octal octal digits, such as {@code 0700}
   * @return this server
   */
  public LedisServer socketPermissions(String octal) {
    return option("unix-socket-perm", Objects.requireNonNull(octal, "octal"));
  }

  @Override
  public LedisServer start() {
    super.start();
    return this;
  }

  @Override
  public LedisServer restart() {
    super.restart();
    return this;
  }

  @Override
  public String uri() {
    return uri(tls ? "ledis+tls" : "ledis");
  }

  @Override
  Program program() {
    return LedisProgram.get();
  }

  @Override
  List<String> command(Path program, Path folder) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.add("-addr=" + (usesUnixSocket() ? socketPath() : host() + ":" + port()));
    command.add("-store=" + store.option);
    command.add("-data-dir=" + Files.createDirectories(folder.resolve("data")));
    command.addAll(options);
    return command;
  }

  @Override
  boolean usesTls() {
    return tls;
  }

  private LedisServer option(String name, String value) {
    requireStopped();
    options.add("-" + name + "=" + value);
    return this;
  }

  private static int requirePositive(int value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
    return value;
  }
}
