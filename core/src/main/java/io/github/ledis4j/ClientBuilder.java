package io.github.ledis4j;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.CommandOptions;
import io.github.ledis4j.event.CommandObserver;
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
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of all clients have in common. Not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class ClientBuilder<B>
    permits LedisClient.Builder, RedisClient.Builder, RedisClusterClient.Builder {
  final ClientSettings settings;

  ClientBuilder(ServerType server) {
    settings = new ClientSettings(server);
  }

  abstract B self();

  /**
   * Takes endpoint, credentials, database and options from a URL. What the URL says wins over what
   * is set otherwise, before or after; where the two differ, a warning names both once.
   *
   * @param url for instance {@code rediss://:secret@host:6379}; what is said of a wrong one lists
   *     all schemes
   * @return this builder; building fails with an {@link IllegalArgumentException} if the URL cannot
   *     be understood or names the other server
   */
  public B url(String url) {
    settings.url = requireNonNull(url, "url");
    settings.said("url");
    return self();
  }

  /**
   * Sets where the server is; by default on this machine at the server's usual port.
   *
   * @param endpoint host and port, or a Unix socket
   * @return this builder
   */
  public B endpoint(Endpoint endpoint) {
    settings.connections.endpoint(endpoint);
    settings.said("endpoint");
    return self();
  }

  /**
   * Sets whom to ask, at every connect, where the server is.
   *
   * @param source asked on the event loop, must not block; see {@link EndpointSource#blocking}
   * @return this builder
   */
  public B endpoint(EndpointSource source) {
    settings.connections.endpoint(source);
    settings.said("endpoint");
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
   * @param user the name, or null for the default user
   * @param password the password
   * @return this builder
   */
  public B credentials(@Nullable String user, String password) {
    return credentials(CredentialsSource.of(Credentials.of(user, password)));
  }

  /**
   * Sets whom to ask for credentials, at every connect.
   *
   * @param source or null for none; asked on the event loop, must not block; see {@link
   *     CredentialsSource#blocking}
   * @return this builder
   */
  public B credentials(@Nullable CredentialsSource source) {
    settings.connections.credentials(source);
    settings.said("credentials");
    return self();
  }

  /**
   * Sets the database of the client itself; views of others come from {@code withDatabase(n)}. With
   * a pool of others it is the pool's database unless it is set here.
   *
   * @param number from 0
   * @return this builder
   */
  public B database(int number) {
    settings.database(number);
    return self();
  }

  /**
   * Names the connections, as {@code CLIENT LIST} shows them; LedisDB has no such names.
   *
   * @param name without blanks, or null for none
   * @return this builder
   */
  public B clientName(@Nullable String name) {
    settings.connections.clientName(name);
    settings.said("clientName");
    return self();
  }

  /**
   * Secures the connections.
   *
   * @param tls whom to trust, or null for no TLS
   * @return this builder
   */
  public B tls(@Nullable Tls tls) {
    settings.connections.tls(tls);
    settings.said("tls");
    return self();
  }

  /**
   * Starts from options of the connections that were made elsewhere; the other methods change them.
   *
   * @param options the options; which kind of server they name has to be this client's, or {@link
   *     ServerType#DETECT}, which becomes this client's
   * @return this builder
   * @throws IllegalStateException if something was set before that they would discard
   */
  public B connections(ConnectionOptions options) {
    settings.start(options);
    return self();
  }

  /**
   * Sets options of the connections: how many are shared, limits, transport, event loops.
   *
   * @param change calls the builder that it is handed
   * @return this builder
   */
  public B connections(Consumer<ConnectionOptions.Builder> change) {
    change.accept(settings.connections);
    settings.said("connections");
    return self();
  }

  /**
   * Starts from options of the leased connections that were made elsewhere.
   *
   * @param options the options
   * @return this builder
   * @throws IllegalStateException if something was set before that they would discard
   */
  public B leases(PoolOptions options) {
    settings.start(options);
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
    change.accept(settings.leases);
    settings.said("leases");
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
    settings.pool = requireNonNull(shared, "pool");
    return self();
  }

  /**
   * Starts from options of the client that were made elsewhere; the other methods change them.
   *
   * @param options the options
   * @return this builder
   * @throws IllegalStateException if something was set before that they would discard
   */
  public B options(ClientOptions options) {
    settings.start(options);
    return self();
  }

  /**
   * Sets how long a command may take, waiting for a connection and in the queue included.
   *
   * @param timeout zero for ever; 10 seconds by default
   * @return this builder
   */
  public B commandTimeout(Duration timeout) {
    settings.options.commandTimeout(timeout);
    settings.said("commandTimeout");
    return self();
  }

  /**
   * Sets what is sent again after a connection was lost.
   *
   * @param policy {@link RetryPolicy#READS} by default
   * @return this builder
   */
  public B retries(RetryPolicy policy) {
    settings.options.retries(policy);
    settings.said("retries");
    return self();
  }

  /**
   * Sets where futures complete; by default on the connection's event loop, where callbacks must be
   * short and must not wait. See {@link ClientOptions.Builder#completeOn}.
   *
   * @param executor runs completions, in its own order; or null for the event loop
   * @return this builder
   */
  public B completeOn(@Nullable Executor executor) {
    settings.options.completeOn(executor);
    settings.said("completeOn");
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
    settings.mapper(command, mapper::apply);
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
    settings.observer(requireNonNull(watcher, "observer"));
    return self();
  }
}
