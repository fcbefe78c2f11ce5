package io.github.ledis4j.options;

import io.github.ledis4j.codec.ReplyLimits;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where connections lead, what they agree on with the server, and their bounds. Immutable. */
public final class ConnectionOptions {
  /** A server on this machine, at the default port, and all defaults. */
  public static final ConnectionOptions DEFAULT = builder().build();

  private static final int LEDIS_PORT = 6380;
  private static final int REDIS_PORT = 6379;

  private final ConnectionValues values;

  private ConnectionOptions(ConnectionValues values) {
    this.values = values;
  }

  /**
   * Starts from the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder(new ConnectionValues());
  }

  /**
   * Starts from these options, for a variant of them.
   *
   * @return a new builder that holds them
   */
  public Builder toBuilder() {
    return new Builder(values.copy());
  }

  /** {@return where to connect} By default that is this machine, at the server's default port. */
  public EndpointSource endpoint() {
    if (values.endpoint != null) {
      return values.endpoint;
    }
    int port = values.server == ServerType.LEDIS ? LEDIS_PORT : REDIS_PORT;
    return EndpointSource.of(Endpoint.tcp("localhost", port));
  }

  /** {@return what connections authenticate with, or null} */
  public @Nullable CredentialsSource credentials() {
    return values.credentials;
  }

  /** {@return which kind of server is expected} */
  public ServerType server() {
    return values.server;
  }

  /** {@return the number of the database that connections select} */
  public int database() {
    return values.database;
  }

  /** {@return the name that connections give themselves on the server, or null} */
  public @Nullable String clientName() {
    return values.clientName;
  }

  /** {@return how connections are encrypted, or null if they are not} */
  public @Nullable Tls tls() {
    return values.tls;
  }

  /** {@return the RESP version; RESP2 where the server or the decoder has no other} */
  public Protocol protocol() {
    return values.server == ServerType.LEDIS || values.nettyCodec
        ? Protocol.RESP2
        : values.protocol;
  }

  /** {@return whether Netty's redis codec reads the replies, instead of this library's decoder} */
  public boolean nettyCodec() {
    return values.nettyCodec;
  }

  /** {@return how the operating system is asked for network events} */
  public Transport transport() {
    return values.transport;
  }

  /** {@return the caller's event loops, or null for those that all clients share} */
  public @Nullable EventLoopGroup eventLoopGroup() {
    return values.eventLoopGroup;
  }

  /** {@return what changes each connection's pipeline before it connects} */
  public Consumer<ChannelPipeline> customizer() {
    return values.customizer;
  }

  /** {@return how long connect and handshake may take} */
  public Duration connectTimeout() {
    return values.connectTimeout;
  }

  /**
   * {@return after how long without a sign of life a server that owes replies is given up; zero for
   * never}
   */
  public Duration deadPeerAfter() {
    return values.deadPeerAfter;
  }

  /**
   * {@return how long sent bytes may stay unacknowledged, on epoll; zero for the system's own
   * limit}
   */
  public Duration tcpUserTimeout() {
    return values.tcpUserTimeout;
  }

  /** {@return after how long idle a connection is checked before it is used; zero for never} */
  public Duration healthCheckAfter() {
    return values.healthCheckAfter;
  }

  /** {@return how many connections ordinary commands share} */
  public int sharedConnections() {
    return values.sharedConnections;
  }

  /** {@return how many commands may wait or be under way on one connection} */
  public int maxQueuedCommands() {
    return values.maxQueuedCommands;
  }

  /** {@return how many bytes of commands may wait or be under way on one connection} */
  public long maxQueuedBytes() {
    return values.maxQueuedBytes;
  }

  /** {@return how many bytes of replies may wait for a slow executor before reading pauses} */
  public long maxWaitingReplyBytes() {
    return values.maxWaitingReplyBytes;
  }

  /** {@return how large a reply may be} */
  public ReplyLimits replyLimits() {
    if (values.replyLimits != null) {
      return values.replyLimits;
    }
    return values.server == ServerType.REDIS ? ReplyLimits.REDIS : ReplyLimits.LEDIS;
  }

  /** {@return the least of the range that the first wait before a reconnect is drawn from} */
  public Duration reconnectMin() {
    return values.reconnectMin;
  }

  /** {@return the longest wait before a reconnect, or null for 5 s, on Unix sockets 250 ms} */
  public @Nullable Duration reconnectMax() {
    return values.reconnectMax;
  }

  /** {@return how many bytes may be unanswered on LedisDB over TCP; 0 for no limit} */
  public int ledisWindowBytes() {
    return values.ledisWindowBytes;
  }

  /** {@return after how many commands one that checks the order of replies is sent; 0 for never} */
  public int probeEvery() {
    return values.probeEvery;
  }

  @Override
  public String toString() {
    return "ConnectionOptions[%s, %s, database=%d, tls=%s]"
        .formatted(endpoint(), values.server, values.database, values.tls);
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder extends ConnectionSettings<Builder> {

    private Builder(ConnectionValues values) {
      super(values);
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Sets where to connect; this machine and the server's default port by default.
     *
     * @param endpoint the endpoint
     * @return this builder
     */
    public Builder endpoint(Endpoint endpoint) {
      return endpoint(EndpointSource.of(endpoint));
    }

    /**
     * Sets the source that is asked where to connect, each time.
     *
     * @param source the source
     * @return this builder
     */
    public Builder endpoint(EndpointSource source) {
      values.endpoint = Objects.requireNonNull(source, "source");
      return this;
    }

    /**
     * Authenticates as a user.
     *
     * @param user the user, or null for the default one
     * @param password the password
     * @return this builder
     * @throws IllegalArgumentException if the user is empty
     */
    public Builder credentials(@Nullable String user, String password) {
      return credentials(CredentialsSource.of(Credentials.of(user, password)));
    }

    /**
     * Authenticates with what a source returns, which is asked each time; not at all by default.
     *
     * @param source the source, or null
     * @return this builder
     */
    public Builder credentials(@Nullable CredentialsSource source) {
      values.credentials = source;
      return this;
    }

    /**
     * Authenticates as the default user.
     *
     * @param password the password
     * @return this builder
     */
    public Builder password(String password) {
      return credentials(null, password);
    }

    /**
     * Sets which kind of server is expected; found out while connecting by default.
     *
     * @param type the kind
     * @return this builder
     */
    public Builder server(ServerType type) {
      values.server = Objects.requireNonNull(type, "type");
      return this;
    }

    /**
     * Encrypts connections; they are not by default.
     *
     * @param settings how, or null
     * @return this builder
     */
    public Builder tls(@Nullable Tls settings) {
      values.tls = settings;
      return this;
    }

    /**
     * Makes the options.
     *
     * @return the options
     * @throws IllegalArgumentException if some of them exclude each other
     */
    public ConnectionOptions build() {
      values.check();
      return new ConnectionOptions(values.copy());
    }
  }
}
