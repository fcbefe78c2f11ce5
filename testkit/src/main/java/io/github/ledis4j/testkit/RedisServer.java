package io.github.ledis4j.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A real Redis or Valkey, which stores nothing on disk unless told to.
 *
 * <pre>{@code
 * @RegisterExtension static final RedisServer REDIS =
 *     RedisServer.onFreePort().version(RedisVersion.REDIS_7_0).password("secret");
 * }</pre>
 *
 * <p>Unless told which {@link #version}, it is the first of these that is at hand: the program that
 * the environment variable {@code LEDIS4J_REDIS_SERVER} names; Redis 6.2, where {@code
 * com.github.codemonstur:embedded-redis} is on the class path; {@code redis-server} or {@code
 * valkey-server} on the {@code PATH}, of any version; Redis 8.2 and Valkey 9.1, fetched by pip.
 */
public final class RedisServer extends ServerProcess {
  private final List<String> settings = new ArrayList<>();
  private @Nullable RedisVersion version; // null: any
  private @Nullable String password;
  private boolean tls;
  private boolean sentinel;

  private RedisServer(boolean unixSocket) {
    super(unixSocket);
  }

  private RedisServer(int port) {
    super(port);
  }

  /** {@return a Redis on a TCP port that nobody uses; it starts when asked to} */
  public static RedisServer onFreePort() {
    return new RedisServer(false);
  }

  /** {@return a Redis on a Unix socket among the temporary files; it starts when asked to} */
  public static RedisServer onUnixSocket() {
    return new RedisServer(true);
  }

  /**
   * Makes one that can be a node of a cluster: with {@code cluster-enabled yes}, on a free TCP port
   * whose bus port is free too. {@link RedisCluster} makes whole clusters.
   *
   * @return a Redis that knows no other node; it starts when asked to
   */
  public static RedisServer forCluster() {
    return new RedisServer(FreePorts.forClusterNode()).config("cluster-enabled yes");
  }

  /**
   * Runs this version and no other.
   *
   * @param version which one
   * @return this server
   */
  public RedisServer version(RedisVersion version) {
    requireStopped();
    this.version = Objects.requireNonNull(version, "version");
    return this;
  }

  /**
   * Asks clients that name no user for a password.
   *
   * @param password what they must send
   * @return this server
   */
  public RedisServer password(String password) {
    config("requirepass " + quote(password));
    this.password = password;
    return this;
  }

  /**
   * Adds a user who may run every command on every key.
   *
   * @param name how it is called
   * @param password what it must send
   * @return this server
   */
  public RedisServer user(String name, String password) {
    return user(name, password, "~* &* +@all");
  }

  /**
   * Adds a user.
   *
   * @param name how it is called
   * @param password what it must send
   * @param rules what it may do, as ACL rules such as {@code ~app:* +@read}
   * @return this server
   */
  public RedisServer user(String name, String password, String rules) {
    return config("user " + quote(name) + " on " + quote(">" + password) + " " + rules);
  }

  /**
   * Offers more or fewer databases than 16.
   *
   * @param count how many
   * @return this server
   */
  public RedisServer databases(int count) {
    return config("databases " + count);
  }

  /**
   * Speaks TLS only, with the server certificate of {@code certificates}; clients may show a
   * certificate and need not. Redis 8.2 and Valkey 9.1 were built without TLS where they come from:
   * with them the server is not available.
   *
   * @param certificates of which it shows the server's
   * @return this server
   * @throws IllegalStateException on a Unix socket
   */
  public RedisServer tls(TestCertificates certificates) {
    return tls(certificates, "optional");
  }

  /**
   * Speaks TLS only, and only to clients with a certificate of the same authority.
   *
   * @param certificates of which it shows the server's
   * @return this server
   * @throws IllegalStateException on a Unix socket
   * @see #tls(TestCertificates)
   */
  public RedisServer mutualTls(TestCertificates certificates) {
    return tls(certificates, "yes");
  }

  /**
   * Runs as a Sentinel that watches a service. What else it is to know is said by lines such as
   * {@code sentinel down-after-milliseconds mymaster 500}.
   *
   * @param service the name of the service
   * @param master the server that is its master at first
   * @param quorum how many Sentinels have to agree that a master is down
   * @return this server
   * @see #config
   */
  public RedisServer sentinel(String service, TestServer master, int quorum) {
    sentinel = true;
    return config(
        "sentinel monitor %s %s %d %d".formatted(service, master.host(), master.port(), quorum));
  }

  /**
   * Adds a line to the configuration file.
   *
   * @param line such as {@code appendonly yes}
   * @return this server
   */
  public RedisServer config(String line) {
    requireStopped();
    settings.add(Objects.requireNonNull(line, "line"));
    return this;
  }

  @Override
  public RedisServer start() {
    super.start();
    return this;
  }

  @Override
  public RedisServer restart() {
    super.restart();
    return this;
  }

  @Override
  public String uri() {
    return usesTls() ? uri("rediss") : uri("redis");
  }

  @Override
  public @Nullable String unavailableReason() {
    Program program = program();
    Path path = program.path();
    if (path != null && usesTls() && !RedisPrograms.speaksTls(path)) {
      return path + " was built without TLS";
    }
    return program.missing();
  }

  @Override
  Program program() {
    RedisVersion wanted = version;
    return wanted == null ? RedisPrograms.any(usesTls()) : wanted.program();
  }

  @Override
  List<String> command(Path program, Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("bind " + host());
    lines.add("dir " + folder);
    lines.add("save \"\"");
    lines.add("port " + (usesUnixSocket() || usesTls() ? 0 : port()));
    if (usesUnixSocket()) {
      lines.add("unixsocket " + socketPath());
    } else if (usesTls()) {
      lines.add("tls-port " + port());
    }
    lines.addAll(settings);
    Path file = folder.resolve("redis.conf");
    Files.write(file, lines);
    return sentinel
        ? List.of(program.toString(), file.toString(), "--sentinel")
        : List.of(program.toString(), file.toString());
  }

  @Nullable String password() {
    return password;
  }

  @Override
  boolean usesTls() {
    return tls;
  }

  private RedisServer tls(TestCertificates certificates, String clientCertificates) {
    if (usesUnixSocket()) {
      throw new IllegalStateException("TLS is for TCP only");
    }
    config("tls-cert-file " + certificates.serverCertificate());
    config("tls-key-file " + certificates.serverKey());
    config("tls-ca-cert-file " + certificates.authority());
    config("tls-auth-clients " + clientCertificates);
    tls = true;
    return this;
  }

  static String quote(String word) {
    return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
