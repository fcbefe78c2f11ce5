package io.github.ledis4j.internal.url;

import io.github.ledis4j.ClientOptions;
import io.github.ledis4j.codec.ReplyLimits;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.options.ServerType;
import io.github.ledis4j.options.Tls;
import io.github.ledis4j.options.Transport;
import io.github.ledis4j.pool.PoolOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what a URL says; one row of the table is one query parameter. Not thread-safe. */
final class UriOptions {
  private interface Setter {
    void set(UriOptions options, String name, String value);
  }

  private static final Pattern TIME = Pattern.compile("([0-9]{1,12})(ms|s|m|h|d)");
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,40}");

  /** In a class of its own: most URLs have no parameters, and need not wait for its 50 lambdas. */
  private static final class Parameters {
    static final Map<String, Setter> TABLE = new TreeMap<>();

    static {
      TABLE.put("user", (o, n, v) -> o.user = v);
      TABLE.put("password", (o, n, v) -> o.password = v);
      TABLE.put("db", (o, n, v) -> o.database = number(n, v));
      TABLE.put("server", (o, n, v) -> o.server = constant(ServerType.class, n, v));

      TABLE.put("client_name", (o, n, v) -> o.connection.clientName(v));
      TABLE.put("protocol", (o, n, v) -> o.connection.protocol(constant(Protocol.class, n, v)));
      TABLE.put("netty_codec", (o, n, v) -> o.connection.nettyCodec(flag(n, v)));
      TABLE.put("transport", (o, n, v) -> o.connection.transport(constant(Transport.class, n, v)));
      TABLE.put("connect_timeout", (o, n, v) -> o.connection.connectTimeout(time(n, v)));
      TABLE.put("dead_peer_after", (o, n, v) -> o.connection.deadPeerAfter(time(n, v)));
      TABLE.put("tcp_user_timeout", (o, n, v) -> o.connection.tcpUserTimeout(time(n, v)));
      TABLE.put("health_check_after", (o, n, v) -> o.connection.healthCheckAfter(time(n, v)));
      TABLE.put("shared_connections", (o, n, v) -> o.connection.sharedConnections(number(n, v)));
      TABLE.put("max_queued_commands", (o, n, v) -> o.connection.maxQueuedCommands(number(n, v)));
      TABLE.put("max_queued_bytes", (o, n, v) -> o.connection.maxQueuedBytes(bytes(n, v)));
      TABLE.put(
          "max_waiting_reply_bytes", (o, n, v) -> o.connection.maxWaitingReplyBytes(bytes(n, v)));
      TABLE.put("reconnect_min", (o, n, v) -> o.connection.reconnectMin(time(n, v)));
      TABLE.put("reconnect_max", (o, n, v) -> o.connection.reconnectMax(time(n, v)));
      TABLE.put("ledis_window_bytes", (o, n, v) -> o.connection.ledisWindowBytes(number(n, v)));
      TABLE.put("probe_every", (o, n, v) -> o.connection.probeEvery(number(n, v)));

      TABLE.put("reply_bulk_bytes", (o, n, v) -> o.bulkBytes = number(n, v));
      TABLE.put("reply_elements", (o, n, v) -> o.elements = number(n, v));
      TABLE.put("reply_depth", (o, n, v) -> o.depth = number(n, v));
      TABLE.put("reply_line_bytes", (o, n, v) -> o.lineBytes = number(n, v));
      TABLE.put("reply_bytes", (o, n, v) -> o.replyBytes = number(n, v));

      TABLE.put("tls", (o, n, v) -> o.tls(flag(n, v)));
      TABLE.put("tls_trust", (o, n, v) -> o.trust = Path.of(v));
      TABLE.put("tls_certificate", (o, n, v) -> o.certificate = Path.of(v));
      TABLE.put("tls_key", (o, n, v) -> o.key = Path.of(v));
      TABLE.put("tls_expected_name", (o, n, v) -> o.expectedName = v);
      TABLE.put("tls_check_certificate", (o, n, v) -> o.checkCertificate = flag(n, v));
      TABLE.put("tls_check_host_name", (o, n, v) -> o.checkHostName = flag(n, v));

      TABLE.put("pool_max", (o, n, v) -> o.pool.max(number(n, v)));
      TABLE.put("pool_wait_at_most", (o, n, v) -> o.pool.waitAtMost(time(n, v)));
      TABLE.put("pool_max_waiters", (o, n, v) -> o.pool.maxWaiters(number(n, v)));
      TABLE.put("pool_lend_oldest_first", (o, n, v) -> o.pool.lendOldestFirst(flag(n, v)));
      TABLE.put("pool_idle_close", (o, n, v) -> o.pool.idleClose(time(n, v)));
      TABLE.put("pool_max_age", (o, n, v) -> o.pool.maxAge(time(n, v)));
      TABLE.put("pool_leak_after", (o, n, v) -> o.pool.leakAfter(time(n, v)));
      TABLE.put("pool_drain_timeout", (o, n, v) -> o.pool.drainTimeout(time(n, v)));

      TABLE.put("service", (o, n, v) -> o.sentinels.service = v);
      TABLE.put("role", (o, n, v) -> o.sentinels.role = constant(UriSentinels.Role.class, n, v));
      TABLE.put("sentinel_user", (o, n, v) -> o.sentinels.user = v);
      TABLE.put("sentinel_password", (o, n, v) -> o.sentinels.password = v);
      TABLE.put("sentinel_tls", (o, n, v) -> o.sentinels.tls = flag(n, v));
      TABLE.put("sentinel_timeout", (o, n, v) -> o.sentinels.timeout = time(n, v));
      TABLE.put("min_other_sentinels", (o, n, v) -> o.sentinels.minOthers = number(n, v));

      TABLE.put("command_timeout", (o, n, v) -> o.client.commandTimeout(time(n, v)));
      TABLE.put("blocking_slice", (o, n, v) -> o.client.blockingSlice(time(n, v)));
      TABLE.put("retries", (o, n, v) -> o.client.retries(constant(RetryPolicy.class, n, v)));
    }
  }

  final ConnectionOptions.Builder connection;
  final UriSentinels sentinels = new UriSentinels();
  private final PoolOptions.Builder pool;
  private final ClientOptions.Builder client;
  private ServerType server;
  @Nullable String user;
  @Nullable String password;
  @Nullable Integer database;
  @Nullable Boolean tls;
  private @Nullable Path trust;
  private @Nullable Path certificate;
  private @Nullable Path key;
  private @Nullable String expectedName;
  private @Nullable Boolean checkCertificate;
  private @Nullable Boolean checkHostName;
  private int bulkBytes;
  private int elements;
  private int depth;
  private int lineBytes;
  private int replyBytes;

  UriOptions(
      ServerType server,
      ConnectionOptions.Builder connection,
      PoolOptions.Builder pool,
      ClientOptions.Builder client) {
    this.server = server;
    this.connection = connection;
    this.pool = pool;
    this.client = client;
  }

  void set(String name, String value) {
    Setter setter = Parameters.TABLE.get(name);
    if (setter == null) {
      String shown = NAME.matcher(name).matches() ? " '" + name + "'" : "";
      throw new IllegalArgumentException(
          "unknown parameter"
              + shown
              + " in the URL"
              + Suggestions.of(name, names())
              + "; known are "
              + String.join(", ", names()));
    }
    setter.set(this, name, value);
  }

  static Set<String> names() {
    return Parameters.TABLE.keySet();
  }

  /** What a setting is called in a URL. */
  static String parameter(String setting) {
    return setting.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private void tls(boolean on) {
    if (!on && Boolean.TRUE.equals(tls)) {
      throw new IllegalArgumentException("the scheme of the URL says TLS, and tls=false says none");
    }
    tls = on;
  }

  ServerUri result() {
    connection.server(server);
    if (database != null) {
      connection.database(database);
    }
    if (tls != null) {
      connection.tls(tls ? builtTls() : null);
    }
    if (hasTlsSettings() && !Boolean.TRUE.equals(tls) && !sentinels.tls()) {
      throw new IllegalArgumentException(
          "the URL has tls_ parameters but no TLS: use rediss, ledis+tls, or tls=true");
    }
    if (sentinels.isUsed()) {
      connection.endpoint(
          sentinels.source(connection.build(), sentinels.tls() ? builtTls() : null));
    }
    ReplyLimits builtLimits = builtLimits();
    if (builtLimits != null) {
      connection.replyLimits(builtLimits);
    }
    if (password != null) {
      connection.credentials(user, password);
    } else if (user != null) {
      throw new IllegalArgumentException(
          "the URL has a user but no password; a password alone is written"
              + " redis://:password@host");
    }
    return new ServerUri(server, connection, pool, client);
  }

  private boolean hasTlsSettings() {
    return trust != null
        || certificate != null
        || key != null
        || expectedName != null
        || checkCertificate != null
        || checkHostName != null;
  }

  /** Goes by what was set otherwise, where the URL says only that TLS is used. */
  private Tls builtTls() {
    Tls set = connection.build().tls();
    Tls built = set == null ? Tls.systemTrust() : set;
    if (trust != null) {
      built = built.trust(trust);
    }
    if (certificate != null || key != null) {
      built = withCertificate(built);
    }
    if (expectedName != null) {
      built = built.expectedName(expectedName);
    }
    if (checkCertificate != null) {
      built = built.checkCertificate(checkCertificate);
    }
    return checkHostName == null ? built : built.checkHostName(checkHostName);
  }

  private Tls withCertificate(Tls tls) {
    Path chain = certificate == null ? tls.certificate() : certificate;
    Path itsKey = key == null ? tls.key() : key;
    if (chain == null || itsKey == null) {
      throw new IllegalArgumentException("the URL has only one of tls_certificate and tls_key");
    }
    return tls.certificate(chain, itsKey);
  }

  private @Nullable ReplyLimits builtLimits() {
    if (bulkBytes == 0 && elements == 0 && depth == 0 && lineBytes == 0 && replyBytes == 0) {
      return null;
    }
    ReplyLimits usual = server == ServerType.REDIS ? ReplyLimits.REDIS : ReplyLimits.LEDIS;
    return new ReplyLimits(
        bulkBytes == 0 ? usual.bulkBytes() : bulkBytes,
        elements == 0 ? usual.elements() : elements,
        depth == 0 ? usual.depth() : depth,
        lineBytes == 0 ? usual.lineBytes() : lineBytes,
        replyBytes == 0 ? usual.replyBytes() : replyBytes);
  }

  /** Values may be secrets in the wrong place, so messages never repeat them. */
  static int number(String name, String value) {
    long number = bytes(name, value);
    if (number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(name + " in the URL is too large");
    }
    return (int) number;
  }

  private static long bytes(String name, String value) {
    if (value.matches("[0-9]{1,18}")) {
      return Long.parseLong(value);
    }
    throw new IllegalArgumentException(name + " in the URL is not a number");
  }

  private static boolean flag(String name, String value) {
    if (value.equals("true") || value.equals("false")) {
      return value.equals("true");
    }
    throw new IllegalArgumentException(name + " in the URL is true or false");
  }

  private static Duration time(String name, String value) {
    Matcher time = TIME.matcher(value);
    if (value.equals("0")) {
      return Duration.ZERO;
    }
    if (!time.matches()) {
      throw new IllegalArgumentException(
          name + " in the URL is a time such as 500ms, 2s, 1m, 3h or 0");
    }
    long amount = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name, String value) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
        return constant;
      }
    }
    String known = Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
    throw new IllegalArgumentException(name + " in the URL is one of " + known);
  }
}
