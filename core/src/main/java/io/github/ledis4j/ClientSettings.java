package io.github.ledis4j;

import static io.github.ledis4j.internal.command.CommandAccess.internals;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.CommandOptions;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.internal.TimeLimit;
import io.github.ledis4j.internal.client.ClientState;
import io.github.ledis4j.internal.client.Sender;
import io.github.ledis4j.internal.cluster.Cluster;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.event.Observers;
import io.github.ledis4j.internal.pool.Backend;
import io.github.ledis4j.internal.pool.ChannelPool;
import io.github.ledis4j.internal.pool.ClusterSeeds;
import io.github.ledis4j.internal.url.ServerUri;
import io.github.ledis4j.internal.url.UrlContradictions;
import io.github.ledis4j.internal.view.ViewCore;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.ServerType;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.PoolOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a builder of a client was told, and what becomes of it: none of it is forgotten in silence.
 * Not thread-safe.
 */
final class ClientSettings {
  /** What {@link ClientOptions} hold, whatever pool the client has. */
  private static final Set<String> OF_CLIENT =
      Set.of("options", "commandTimeout", "retries", "completeOn", "blockingSlice", "undelivered");

  /** What {@code connections(options)} would discard if it came after them. */
  private static final Set<String> OF_CONNECTIONS =
      Set.of("endpoint", "credentials", "database", "clientName", "tls", "connections");

  private static final Set<String> OF_LEASES = Set.of("leases");

  private static final Set<String> ONLY_URL = Set.of("url");

  private final ServerType server;
  private final Map<String, BiFunction<Reply, CommandOptions, ?>> mappers = new HashMap<>();
  private final List<CommandObserver> observers = new ArrayList<>();
  private @Nullable Integer database;

  /** What was set, by the names of the methods. */
  private final Set<String> said = new LinkedHashSet<>();

  ConnectionOptions.Builder connections = ConnectionOptions.builder();
  PoolOptions.Builder leases = PoolOptions.builder();
  ClientOptions.Builder options = ClientOptions.builder();
  @Nullable ConnectionPool pool;
  @Nullable String url;

  ClientSettings(ServerType server) {
    this.server = server;
    connections.server(server);
  }

  /** Notes that something was set. */
  void said(String name) {
    said.add(name);
  }

  void database(int number) {
    connections.database(number);
    database = number;
    said("database");
  }

  void start(ConnectionOptions given) {
    requireFirst("connections", OF_CONNECTIONS);
    connections = given.toBuilder();
  }

  void start(PoolOptions given) {
    requireFirst("leases", OF_LEASES);
    leases = given.toBuilder();
  }

  void start(ClientOptions given) {
    requireFirst("options", OF_CLIENT);
    options = given.toBuilder();
  }

  private void requireFirst(String name, Set<String> others) {
    Set<String> before = new LinkedHashSet<>(said);
    before.retainAll(others);
    if (!before.isEmpty()) {
      throw new IllegalStateException(
          name + "(options) would discard what was set before it: " + String.join(", ", before));
    }
    said(name);
  }

  void mapper(String command, BiFunction<Reply, CommandOptions, ?> mapper) {
    if (mappers.putIfAbsent(command.toUpperCase(Locale.ROOT), mapper) != null) {
      throw new IllegalArgumentException(command + " has a mapper already");
    }
  }

  void observer(CommandObserver watcher) {
    observers.add(watcher);
  }

  /** The view of a client of one server. */
  ViewCore<String, String> core() {
    readOptions();
    ChannelPool used =
        pool == null ? ChannelPool.of(connections.build(), leases.build()) : givenPool(pool);
    int own = pool == null || database == null ? used.options().database() : database;
    return core(used, pool == null, own);
  }

  /** The view of a client of a cluster. */
  ViewCore<String, String> clusterCore(UnaryOperator<Endpoint> addressMap) {
    if (pool != null) {
      throw new IllegalArgumentException("a pool is one server's, and this is for a cluster");
    }
    readOptions();
    ConnectionOptions built = connections.build();
    ClusterSeeds seeds = ClusterSeeds.of(built.endpoint()).withAddressMap(addressMap);
    return core(new Cluster(built.toBuilder().endpoint(seeds).build(), leases.build()), true, 0);
  }

  private void readOptions() {
    if (url == null) {
      fixServer("connections(...)", connections.build().server());
    } else {
      readUrl(url);
    }
  }

  private ViewCore<String, String> core(Backend backend, boolean owned, int ownDatabase) {
    ClientOptions built = options.build();
    CallSettings settings =
        CallSettings.of(
            TimeLimit.nanos(built.commandTimeout()),
            built.retries(),
            built.completeOn(),
            Observers.of(observers.toArray(CommandObserver[]::new)));
    ClientState state = new ClientState(backend, owned, built, server);
    return new ViewCore<>(
        new Sender(state, state.route(ownDatabase), settings),
        internals().withReplyMappers(Format.TEXT, mappers));
  }

  private void readUrl(String given) {
    UrlContradictions told = said.equals(ONLY_URL) ? null : told();
    if (told != null) {
      fixServer("connections(...)", told.server());
    }
    fixServer("the URL", ServerUri.parse(given, connections, leases, options).server());
    if (told != null) {
      told.warn(said);
    }
  }

  /** What was said so far, or null if it makes no sense without what the URL adds. */
  private @Nullable UrlContradictions told() {
    try {
      return new UrlContradictions(server, connections, leases, options);
    } catch (IllegalArgumentException e) {
      UrlContradictions.warn(e);
      return null;
    }
  }

  private ChannelPool givenPool(ConnectionPool given) {
    Set<String> ofPool = new LinkedHashSet<>(said);
    ofPool.removeAll(OF_CLIENT);
    ofPool.remove("database");
    if (!ofPool.isEmpty()) {
      throw new IllegalArgumentException(
          "the pool says where the server is and how to connect to it: give "
              + String.join(", ", ofPool)
              + " to the pool, by ConnectionPool.create(connections, options), and not to its"
              + " client");
    }
    return ChannelPool.of(given, server);
  }

  /** A client knows its kind of server; others may leave it open, and not name another one. */
  private void fixServer(String who, ServerType named) {
    if (named != server && named != ServerType.DETECT) {
      throw new IllegalArgumentException(
          named == ServerType.REDIS
              ? who + " names a Redis: use RedisClient for it"
              : who + " names a LedisDB: use LedisClient for it");
    }
    connections.server(server);
  }
}
