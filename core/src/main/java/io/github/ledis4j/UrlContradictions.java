package io.github.ledis4j;

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
final class UrlContradictions {
  private static final Logger LOG = LoggerFactory.getLogger(ClientBuilder.class);

  /** One thing that both can say, by the names that it has here and there. */
  private record Setting<T>(String inBuilder, String inUrl, Function<T, @Nullable Object> value) {}

  private static final List<Setting<ConnectionOptions>> CONNECTIONS =
      List.of(
          new Setting<>("endpoint", "host and port, or path of the socket", o -> o.endpoints()),
          new Setting<>("credentials", "user and password", o -> o.credentials()),
          new Setting<>("database", "db, or the path", o -> o.database()),
          new Setting<>("clientName", "client_name", o -> o.clientName()),
          new Setting<>("tls", "tls_...", o -> o.tls()),
          new Setting<>("protocol", "protocol", o -> o.protocol()),
          new Setting<>("parser", "parser", o -> o.parser()),
          new Setting<>("transport", "transport", o -> o.transport()),
          new Setting<>("connectTimeout", "connect_timeout", o -> o.connectTimeout()),
          new Setting<>("deadPeerAfter", "dead_peer_after", o -> o.deadPeerAfter()),
          new Setting<>("tcpUserTimeout", "tcp_user_timeout", o -> o.tcpUserTimeout()),
          new Setting<>("healthCheckAfter", "health_check_after", o -> o.healthCheckAfter()),
          new Setting<>("shared", "shared_connections", o -> o.sharedConnections()),
          new Setting<>("maxQueuedCommands", "max_queued_commands", o -> o.maxQueuedCommands()),
          new Setting<>("maxQueuedBytes", "max_queued_bytes", o -> o.maxQueuedBytes()),
          new Setting<>(
              "maxWaitingReplyBytes", "max_waiting_reply_bytes", o -> o.maxWaitingReplyBytes()),
          new Setting<>("replyLimits", "reply_...", o -> o.replyLimits()),
          new Setting<>("reconnectMin", "reconnect_min", o -> o.reconnectMin()),
          new Setting<>("reconnectMax", "reconnect_max", o -> o.reconnectMax()),
          new Setting<>("ledisWindowBytes", "ledis_window_bytes", o -> o.ledisWindowBytes()),
          new Setting<>("probeEvery", "probe_every", o -> o.probeEvery()));

  private static final List<Setting<PoolOptions>> LEASES =
      List.of(
          new Setting<>("max", "pool_max", o -> o.max()),
          new Setting<>("withoutWaiting", "pool_waits", o -> o.waits()),
          new Setting<>("waitAtMost", "pool_wait_at_most", o -> o.waitAtMost()),
          new Setting<>("maxWaiters", "pool_max_waiters", o -> o.maxWaiters()),
          new Setting<>("lendOldestFirst", "pool_lend_oldest_first", o -> o.lendsOldestFirst()),
          new Setting<>("idleClose", "pool_idle_close", o -> o.idleClose()),
          new Setting<>("maxAge", "pool_max_age", o -> o.maxAge()),
          new Setting<>("leakAfter", "pool_leak_after", o -> o.leakAfter()),
          new Setting<>("drainTimeout", "pool_drain_timeout", o -> o.drainTimeout()));

  private static final List<Setting<ClientOptions>> CLIENT =
      List.of(
          new Setting<>("commandTimeout", "command_timeout", o -> o.commandTimeout()),
          new Setting<>("blockingSlice", "blocking_slice", o -> o.blockingSlice()),
          new Setting<>("retries", "retries", o -> o.retries()));

  private final ServerType server;
  private final ConnectionOptions.Builder connections;
  private final PoolOptions.Builder leases;
  private final ClientOptions.Builder client;
  private final ConnectionOptions toldConnections;
  private final PoolOptions toldLeases;
  private final ClientOptions toldClient;
  private final List<String> found = new ArrayList<>();

  /** Remembers what the builders were told; the URL is to be read into them next. */
  UrlContradictions(
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

  /**
   * Logs what the URL has changed, if anything.
   *
   * @param said the names of what was set, even where it is what it would be anyway
   */
  void warn(Set<String> said) {
    ConnectionOptions usual = ConnectionOptions.builder().server(server).build();
    find(said, CONNECTIONS, usual, toldConnections, connections.build());
    find(said, LEASES, PoolOptions.waiting(), toldLeases, leases.build());
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
