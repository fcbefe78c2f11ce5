package io.github.ledis4j;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.CommandOptions;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.internal.ServerUri;
import io.github.ledis4j.internal.client.ClientState;
import io.github.ledis4j.internal.client.ViewCore;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.pool.ChannelPool;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.PoolOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
  private final ServerType server;
  private final Map<String, BiFunction<Reply, CommandOptions, ?>> mappers = new HashMap<>();
  private final ConnectionOptions.Builder connections = ConnectionOptions.builder();
  private final PoolOptions.Builder leases = PoolOptions.builder();
  final ClientOptions.Builder options = ClientOptions.builder();
  private @Nullable CommandObserver observer;
  private @Nullable ConnectionPool pool;
  private @Nullable String uri;
  private boolean describesServer;

  ClientBuilder(ServerType server) {
    this.server = server;
    connections.server(server);
  }

  abstract B self();

  /**
   * Takes endpoint, credentials, database and options from a URL. What the URL says wins over what
   * is set otherwise, before or after.
   *
   * @param url with one of the schemes {@code ledis}, {@code redis}, {@code ledis+unix}, {@code
   *     redis+unix}, {@code unix}, {@code ledis+tls}, {@code rediss}, {@code redis-sentinel}
   * @return this builder; building fails with an {@link IllegalArgumentException} if the URL cannot
   *     be understood or names the other server
   */
  public B url(String url) {
    uri = requireNonNull(url, "url");
    describesServer = true;
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
    describesServer = true;
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
    describesServer = true;
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
    describesServer = true;
    return self();
  }

  /**
   * Sets the database of the client itself; views of others come from {@code database(n)}.
   *
   * @param number from 0
   * @return this builder
   */
  public B database(int number) {
    connections.database(number);
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
    describesServer = true;
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
    describesServer = true;
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
    describesServer = true;
    return self();
  }

  /**
   * Uses a pool that others may use too, instead of one of its own. Closing the client leaves it
   * open.
   *
   * @param shared the pool, which says where the server is
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
   */
  public B mapper(String command, BiFunction<? super Reply, ? super CommandOptions, ?> mapper) {
    requireNonNull(mapper, "mapper");
    mappers.put(command.toUpperCase(Locale.ROOT), mapper::apply);
    return self();
  }

  /**
   * Watches the commands of this client.
   *
   * @param watcher told of each step of each command
   * @return this builder
   */
  public B observer(CommandObserver watcher) {
    observer = requireNonNull(watcher, "observer");
    return self();
  }

  ViewCore<String, String> core() {
    readUri();
    ChannelPool used;
    if (pool == null) {
      used = ChannelPool.of(connections.build(), leases.build());
    } else {
      if (describesServer) {
        throw new IllegalArgumentException(
            "the pool says where the server is and how to connect to it: a client that is given a"
                + " pool takes no such options of its own");
      }
      used = ChannelPool.of(pool, server);
    }
    ClientOptions built = options.build();
    CallSettings settings =
        CallSettings.of(
            ClientState.nanos(built.commandTimeout()),
            built.retries(),
            built.completeOn(),
            observer);
    ClientState state = new ClientState(used, pool == null, built, server);
    return new ViewCore<>(
        state, used.options().database(), Format.TEXT.withReplyMappers(mappers), settings);
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
