package io.github.ledis4j.internal.url;

import io.github.ledis4j.ClientBuilder;
import io.github.ledis4j.ClientOptions;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.ServerType;
import io.github.ledis4j.pool.PoolOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells, once for each client, of what a builder was told and its URL says otherwise. The URL wins;
 * values are not shown, as they may be secrets.
 */
public final class UrlContradictions {
  private static final Logger LOG = LoggerFactory.getLogger(ClientBuilder.class);

  /** One thing that both can say, by the names that it has here and there. */
  private record Setting<T>(String inBuilder, String inUrl, Function<T, @Nullable Object> value) {}

  private static final List<Setting<ConnectionOptions>> CONNECTIONS =
      List.of(
          new Setting<>("endpoint", "host and port, or path of the socket", o -> o.endpoint()),
          new Setting<>("credentials", "user and password", o -> o.credentials()),
          new Setting<>("database", "db, or the path", o -> o.database()),
          new Setting<>("tls", "tls_...", o -> o.tls()),
          new Setting<>("replyLimits", "reply_...", o -> o.replyLimits()),
          named("clientName", o -> o.clientName()),
          named("protocol", o -> o.protocol()),
          named("nettyCodec", o -> o.nettyCodec()),
          named("transport", o -> o.transport()),
          named("connectTimeout", o -> o.connectTimeout()),
          named("deadPeerAfter", o -> o.deadPeerAfter()),
          named("tcpUserTimeout", o -> o.tcpUserTimeout()),
          named("healthCheckAfter", o -> o.healthCheckAfter()),
          named("sharedConnections", o -> o.sharedConnections()),
          named("maxQueuedCommands", o -> o.maxQueuedCommands()),
          named("maxQueuedBytes", o -> o.maxQueuedBytes()),
          named("maxWaitingReplyBytes", o -> o.maxWaitingReplyBytes()),
          named("reconnectMin", o -> o.reconnectMin()),
          named("reconnectMax", o -> o.reconnectMax()),
          named("ledisWindowBytes", o -> o.ledisWindowBytes()),
          named("probeEvery", o -> o.probeEvery()));

  private static final List<Setting<PoolOptions>> LEASES =
      List.of(
          ofPool("max", o -> o.max()),
          ofPool("waitAtMost", o -> o.waitAtMost()),
          ofPool("maxWaiters", o -> o.maxWaiters()),
          ofPool("lendOldestFirst", o -> o.lendOldestFirst()),
          ofPool("idleClose", o -> o.idleClose()),
          ofPool("maxAge", o -> o.maxAge()),
          ofPool("leakAfter", o -> o.leakAfter()),
          ofPool("drainTimeout", o -> o.drainTimeout()));

  private static final List<Setting<ClientOptions>> CLIENT =
      List.of(
          named("commandTimeout", o -> o.commandTimeout()),
          named("blockingSlice", o -> o.blockingSlice()),
          named("retries", o -> o.retries()));

  private static <T> Setting<T> named(String name, Function<T, @Nullable Object> value) {
    return new Setting<>(name, UriOptions.parameter(name), value);
  }

  private static Setting<PoolOptions> ofPool(
      String name, Function<PoolOptions, @Nullable Object> value) {
    return new Setting<>(name, "pool_" + UriOptions.parameter(name), value);
  }

  private final ServerType server;
  private final ConnectionOptions.Builder connections;
  private final PoolOptions.Builder leases;
  private final ClientOptions.Builder client;
  private final ConnectionOptions toldConnections;
  private final PoolOptions toldLeases;
  private final ClientOptions toldClient;
  private final List<String> found = new ArrayList<>();

  /** Remembers what the builders were told; the URL is to be read into them next. */
  public UrlContradictions(
      ServerType server,
      ConnectionOptions.Builder connections,
      PoolOptions.Builder leases,
      ClientOptions.Builder client) {
    this.server = server;
    this.connections = connections;
    this.leases = leases;
    this.client = client;
    this.toldConnections = connections.build();
    this.toldLeases = leases.build();
    this.toldClient = client.build();
  }

  /** Logs that the builder was told what makes no sense alone; who can say what the URL changed? */
  public static void warn(IllegalArgumentException reason) {
    LOG.warn(
        "the builder was told what makes no sense without the URL, the URL wins: {}",
        reason.getMessage());
  }

  /** {@return which kind of server was named before the URL is read} */
  public ServerType server() {
    return toldConnections.server();
  }

  /**
   * Logs what the URL has changed, if anything.
   *
   * @param said the names of what was set, even where it is what it would be anyway
   */
  public void warn(Set<String> said) {
    ConnectionOptions usual = ConnectionOptions.builder().server(server).build();
    find(said, CONNECTIONS, usual, toldConnections, connections.build());
    find(said, LEASES, PoolOptions.DEFAULT, toldLeases, leases.build());
    find(said, CLIENT, ClientOptions.DEFAULT, toldClient, client.build());
    if (!found.isEmpty()) {
      LOG.warn(
          "the builder and the URL say different things, the URL wins: {}",
          String.join(", ", found));
    }
  }

  private <T> void find(Set<String> said, List<Setting<T>> settings, T usual, T told, T used) {
    for (Setting<T> setting : settings) {
      Object value = setting.value.apply(told);
      boolean isSaid =
          said.contains(setting.inBuilder) || !Objects.equals(value, setting.value.apply(usual));
      if (isSaid && !Objects.equals(value, setting.value.apply(used))) {
        found.add(setting.inBuilder + " (" + setting.inUrl + " in the URL)");
      }
    }
  }
}
