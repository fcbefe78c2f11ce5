package io.github.ledis4j;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.CommandOptions;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.internal.ServerUri;
import io.github.ledis4j.internal.TimeLimit;
import io.github.ledis4j.internal.client.ClientState;
import io.github.ledis4j.internal.client.Sender;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.pool.ChannelPool;
import io.github.ledis4j.internal.view.ViewCore;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Credentials;
import io.github.ledis4j.options.CredentialsSource;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.options.ServerType;
import io.github.ledis4j.options.Tls;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.PoolOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of both clients have in common. Not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class ClientBuilder<B> permits LedisClient.Builder, RedisClient.Builder {
  /** What a client says for itself even where a pool says how to connect. */
  private static final Set<String> OF_CLIENT = Set.of("database", "commandTimeout", "retries");

  private final ServerType server;
  private final Map<String, BiFunction<Reply, CommandOptions, ?>> mappers = new HashMap<>();
  private final ConnectionOptions.Builder connections = ConnectionOptions.builder();
  private final PoolOptions.Builder leases = PoolOptions.builder();
  final ClientOptions.Builder options = ClientOptions.builder();
  private final List<CommandObserver> observers = new ArrayList<>();
  private @Nullable ConnectionPool pool;
  private @Nullable String uri;
  private @Nullable Integer database;

  /** What was set, by the names of the methods. */
  private final Set<String> said = new LinkedHashSet<>();

  ClientBuilder(ServerType server) {
    this.server = server;
    connections.server(server);
  }

  abstract B self();

  /**
   * Takes endpoint, credentials, database and options from a URL. What the URL says wins over what
   * is set otherwise, before or after; where the two differ, a warning names both once.
   *
   * @param url with one of the schemes {@code ledis}, {@code redis}, {@code ledis+unix}, {@code
   *     redis+unix}, {@code unix}, {@code ledis+tls}, {@code rediss}, {@code redis-sentinel}
   * @return this builder; building fails with an {@link IllegalArgumentException} if the URL cannot
   *     be understood or names the other server
   */
  public B url(String url) {
    uri = requireNonNull(url, "url");
    said.add("url");
    return self();
  }

  /**
   * Says where the server is; by default on this machine at the server's usual port.
   *
   * @param endpoint host and port, or a Unix socket
   * @return this builder
   */
  public B endpoint(Endpoint endpoint) {
    connections.endpoint(endpoint);
    said.add("endpoint");
    return self();
  }

  /**
   * Says whom to ask, at every connect, where the server is.
   *
   * @param source asked on the event loop, must not wait
   * @return this builder
   */
  public B endpoints(EndpointSource source) {
    connections.endpoints(source);
    said.add("endpoint");
    return self();
  }

  /**
   * Sets a password without a user name, the only way that LedisDB knows.
   *
   * @param password the password
   * @return this builder
   */
  public B password(String password) {
    return credentials(CredentialsSource.of(Credentials.of(password)));
  }

  /**
   * Sets user name and password.
   *
   * @param user the name
   * @param password the password
   * @return this builder
   */
  public B credentials(String user, String password) {
    return credentials(CredentialsSource.of(Credentials.of(user, password)));
  }

  /**
   * Says whom to ask for credentials, at every connect.
   *
   * @param source asked on the event loop, must not wait
   * @return this builder
   */
  public B credentials(CredentialsSource source) {
    connections.credentials(source);
    said.add("credentials");
    return self();
  }

  /**
   * Sets the database of the client itself; views of others come from {@code database(n)}. With a
   * pool of others it is the pool's database unless it is set here.
   *
   * @param number from 0
   * @return this builder
   */
  public B database(int number) {
    connections.database(number);
    database = number;
    said.add("database");
    return self();
  }

  /**
   * Names the connections, as {@code CLIENT LIST} shows them; LedisDB has no such names.
   *
   * @param name without blanks
   * @return this builder
   */
  public B clientName(String name) {
    connections.clientName(name);
    said.add("clientName");
    return self();
  }

  /**
   * Secures the connections.
   *
   * @param tls whom to trust
   * @return this builder
   */
  public B tls(Tls tls) {
    connections.tls(tls);
    said.add("tls");
    return self();
  }

  /**
   * Sets options of the connections: how many are shared, limits, transport, event loops.
   *
   * @param change calls the builder that it is handed
   * @return this builder
   */
  public B connections(Consumer<ConnectionOptions.Builder> change) {
    change.accept(connections);
    said.add("connections");
    return self();
  }

  /**
   * Sets options of the leased connections: how many at most, how long to wait for one; and how
   * long closing waits for what is open.
   *
   * @param change calls the builder that it is handed
   * @return this builder
   */
  public B leases(Consumer<PoolOptions.Builder> change) {
    change.accept(leases);
    said.add("leases");
    return self();
  }

  /**
   * Uses a pool that others may use too, instead of one of its own. Closing the client leaves it
   * open. The pool says where the server is and how to connect to it: building fails with an {@link
   * IllegalArgumentException} if this builder is told so too, the database excepted.
   *
   * @param shared the pool
   * @return this builder
   */
  public B pool(ConnectionPool shared) {
    pool = requireNonNull(shared, "pool");
    return self();
  }

  /**
   * Sets how long a command may take, waiting for a connection and in the queue included.
   *
   * @param timeout zero for ever; 10 seconds by default
   * @return this builder
   */
  public B commandTimeout(Duration timeout) {
    options.commandTimeout(timeout);
    said.add("commandTimeout");
    return self();
  }

  /**
   * Sets what is sent again after a connection was lost.
   *
   * @param policy {@link RetryPolicy#READS} by default
   * @return this builder
   */
  public B retries(RetryPolicy policy) {
    options.retries(policy);
    said.add("retries");
    return self();
  }

  /**
   * Sets where futures complete; by default on the connection's event loop, where callbacks must be
   * short and must not wait.
   *
   * <p>A callback on an executor with one thread must not wait for another command either: {@code
   * join()} there waits for a completion that needs this very thread, and no deadline ends that.
   *
   * @param executor runs completions, in its own order
   * @return this builder
   */
  public B completeOn(Executor executor) {
    options.completeOn(executor);
    return self();
  }

  /**
   * Sets how this client, and no other, reads the replies of a command that is sent with {@code
   * executeAs}.
   *
   * @param command the command's name, in any case
   * @param mapper makes the value; runs on the event loop
   * @return this builder
   * @throws IllegalArgumentException if the command has a mapper already
   */
  public B mapper(String command, Function<? super Reply, ?> mapper) {
    requireNonNull(mapper, "mapper");
    return mapper(command, (reply, given) -> mapper.apply(reply));
  }

  /**
   * Sets how this client reads the replies of a command, with the options that came with it.
   *
   * @param command the command's name, in any case
   * @param mapper makes the value from the reply and the options; runs on the event loop
   * @return this builder
   * @throws IllegalArgumentException if the command has a mapper already
   */
  public B mapper(String command, BiFunction<? super Reply, ? super CommandOptions, ?> mapper) {
    requireNonNull(mapper, "mapper");
    if (mappers.putIfAbsent(command.toUpperCase(Locale.ROOT), mapper::apply) != null) {
      throw new IllegalArgumentException(command + " has a mapper already");
    }
    return self();
  }

  /**
   * Watches the commands of this client. Several observers are told in the order in which they were
   * added.
   *
   * @param watcher told of each step of each command
   * @return this builder
   */
  public B observer(CommandObserver watcher) {
    observers.add(requireNonNull(watcher, "observer"));
    return self();
  }

  /** What was said so far, or null if it makes no sense without what the URL adds. */
  private @Nullable UrlContradictions told() {
    try {
      return new UrlContradictions(server, connections, leases, options);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  ViewCore<String, String> core() {
    if (uri != null) {
      UrlContradictions told = told();
      readUri();
      if (told != null) {
        told.warn(said);
      }
    }
    ChannelPool used =
        pool == null ? ChannelPool.of(connections.build(), leases.build()) : givenPool(pool);
    ClientOptions built = options.build();
    CallSettings settings =
        CallSettings.of(
            TimeLimit.nanos(built.commandTimeout()),
            built.retries(),
            built.completeOn(),
            Observers.of(observers.toArray(CommandObserver[]::new)));
    ClientState state = new ClientState(used, pool == null, built, server);
    int own = pool == null || database == null ? used.options().database() : database;
    return new ViewCore<>(new Sender(state, own, settings), Format.TEXT.withReplyMappers(mappers));
  }

  private ChannelPool givenPool(ConnectionPool given) {
    Set<String> ofPool = new LinkedHashSet<>(said);
    ofPool.removeAll(OF_CLIENT);
    if (!ofPool.isEmpty()) {
      throw new IllegalArgumentException(
          "the pool says where the server is and how to connect to it: give "
              + String.join(", ", ofPool)
              + " to the pool, by ConnectionPool.of(connections, options), and not to its client");
    }
    return ChannelPool.of(given, server);
  }

  private void readUri() {
    if (uri == null) {
      return;
    }
    ServerType named = ServerUri.parse(uri, connections, leases, options).server();
    if (named != server && named != ServerType.DETECT) {
      throw new IllegalArgumentException(
          named == ServerType.REDIS
              ? "the URL names a Redis: use RedisClient for it, or a ledis URL here"
              : "the URL names a LedisDB: use LedisClient for it, or a redis URL here");
    }
    connections.server(server);
  }
}
