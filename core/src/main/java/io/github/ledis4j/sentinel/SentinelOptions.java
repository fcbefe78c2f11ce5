package io.github.ledis4j.sentinel;

import io.github.ledis4j.internal.Checks;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Credentials;
import io.github.ledis4j.options.CredentialsSource;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.options.ServerType;
import io.github.ledis4j.options.Tls;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How the Sentinels themselves are reached, and how much is believed of what they say. What the
 * servers need, their passwords for instance, belongs to the clients. Immutable.
 */
public final class SentinelOptions {
  /** No credentials, no TLS, and all defaults. */
  public static final SentinelOptions DEFAULT = builder().build();

  private final ConnectionOptions connections;
  private final Duration timeout;
  private final int minOtherSentinels;

  private SentinelOptions(Builder values) {
    timeout = values.timeout;
    minOtherSentinels = values.minOtherSentinels;
    connections =
        values
            .connections
            .server(ServerType.REDIS)
            .protocol(Protocol.RESP2)
            .database(0)
            .connectTimeout(timeout)
            .deadPeerAfter(timeout)
            .build();
  }

  /**
   * Starts from the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder(ConnectionOptions.builder());
  }

  /**
   * Starts from these options, for a variant of them.
   *
   * @return a new builder that holds them
   */
  public Builder toBuilder() {
    Builder builder = new Builder(connections.toBuilder());
    builder.timeout = timeout;
    builder.minOtherSentinels = minOtherSentinels;
    return builder;
  }

  /** {@return what is used to authenticate at the Sentinels, or null} */
  public @Nullable CredentialsSource credentials() {
    return connections.credentials();
  }

  /** {@return how connections to Sentinels are encrypted, or null if they are not} */
  public @Nullable Tls tls() {
    return connections.tls();
  }

  /** {@return how connections to Sentinels are made; the endpoint in it means nothing} */
  public ConnectionOptions connections() {
    return connections;
  }

  /** {@return how long one Sentinel may take to connect and to answer} */
  public Duration timeout() {
    return timeout;
  }

  /** {@return how many others a Sentinel must know of to be believed} */
  public int minOtherSentinels() {
    return minOtherSentinels;
  }

  /** Names no secrets. */
  @Override
  public String toString() {
    return "SentinelOptions[timeout=%s, minOtherSentinels=%d, tls=%s]"
        .formatted(timeout, minOtherSentinels, connections.tls());
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {
    private ConnectionOptions.Builder connections;
    private boolean changed;
    private Duration timeout = Duration.ofSeconds(1);
    private int minOtherSentinels = 0;

    private Builder(ConnectionOptions.Builder connections) {
      this.connections = connections;
    }

    /**
     * Authenticates at the Sentinels without a user name.
     *
     * @param password their password, which need not be that of the servers
     * @return this builder
     */
    public Builder password(String password) {
      return credentials(CredentialsSource.of(Credentials.of(password)));
    }

    /**
     * Authenticates at the Sentinels.
     *
     * @param user the name, or null for the default user
     * @param password the password
     * @return this builder
     */
    public Builder credentials(@Nullable String user, String password) {
      return credentials(CredentialsSource.of(Credentials.of(user, password)));
    }

    /**
     * Authenticates at the Sentinels with what a source returns, at every connect.
     *
     * @param source the source, or null for none, which is the default
     * @return this builder
     */
    public Builder credentials(@Nullable CredentialsSource source) {
      connections.credentials(source);
      changed = true;
      return this;
    }

    /**
     * Encrypts connections to the Sentinels; they are not by default.
     *
     * @param settings how, or null
     * @return this builder
     */
    public Builder tls(@Nullable Tls settings) {
      connections.tls(settings);
      changed = true;
      return this;
    }

    /**
     * Sets how long one Sentinel may take to connect and to answer before the next one is asked; 1
     * second by default. Asking all of them counts against the connect time-out of the client.
     *
     * @param time the time
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1 ms
     */
    public Builder timeout(Duration time) {
      timeout = Checks.atLeastOneMilli("timeout", time);
      return this;
    }

    /**
     * Believes only Sentinels that know of so many others, so that one that is cut off from them is
     * passed over; 0 by default.
     *
     * @param number how many others
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder minOtherSentinels(int number) {
      minOtherSentinels = Checks.atLeast("minOtherSentinels", 0, number);
      return this;
    }

    /**
     * Sets further options of the connections to Sentinels: transport, event loops, pipeline.
     * Endpoint, kind of server, protocol, database and times are set by this class.
     *
     * @param change calls the builder that it is handed
     * @return this builder
     */
    public Builder connections(Consumer<ConnectionOptions.Builder> change) {
      change.accept(connections);
      changed = true;
      return this;
    }

    /**
     * Starts from options of connections that were made elsewhere; of these the ones that this
     * class sets mean nothing.
     *
     * @param options the options
     * @return this builder
     * @throws IllegalStateException if something was set before that they would discard
     */
    public Builder connections(ConnectionOptions options) {
      if (changed) {
        throw new IllegalStateException(
            "connections(options) would discard what was set before it");
      }
      connections = options.toBuilder();
      changed = true;
      return this;
    }

    /**
     * Makes the options.
     *
     * @return the options
     */
    public SentinelOptions build() {
      return new SentinelOptions(this);
    }
  }
}
