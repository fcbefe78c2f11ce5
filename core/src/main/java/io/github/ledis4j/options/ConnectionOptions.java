package io.github.ledis4j.options;

import io.github.ledis4j.codec.ReplyLimits;
import io.github.ledis4j.internal.Checks;
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

  private static final Duration SLOWEST_TCP_RECONNECT = Duration.ofSeconds(5);
  private static final Duration SLOWEST_UNIX_RECONNECT = Duration.ofMillis(250);

  private final Builder values;

  private ConnectionOptions(Builder values) {
    this.values = values;
  }

  /**
   * Starts from the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts from these options, for a variant of them.
   *
   * @return a new builder that holds them
   */
  public Builder toBuilder() {
    return new Builder(values);
  }

  /** {@return where to connect} By default that is this machine, at the server's default port. */
  public EndpointSource endpoints() {
    if (values.endpoints != null) {
      return values.endpoints;
    }
    int port = values.server == ServerType.REDIS ? 6379 : 6380;
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

  /** {@return the RESP version; RESP2 where the server or the parser has no other} */
  public Protocol protocol() {
    boolean onlyResp2 =
        values.server == ServerType.LEDIS || values.parser == Parser.NETTY_CODEC_REDIS;
    return onlyResp2 ? Protocol.RESP2 : values.protocol;
  }

  /** {@return what reads the replies} */
  public Parser parser() {
    return values.parser;
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

  /**
   * Says how long a wait before a reconnect may become.
   *
   * @param endpoint where the connection leads
   * @return the time that was set, else the default for this endpoint
   */
  public Duration reconnectMax(Endpoint endpoint) {
    if (values.reconnectMax != null) {
      return values.reconnectMax;
    }
    return endpoint instanceof Endpoint.UnixSocket ? SLOWEST_UNIX_RECONNECT : SLOWEST_TCP_RECONNECT;
  }

  @Override
  public String toString() {
    return "ConnectionOptions[%s, %s, database=%d, tls=%s]"
        .formatted(endpoints(), values.server, values.database, values.tls);
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {
    private static final long MEBIBYTE = 1024 * 1024;
    private static final int MOST_COMMANDS = 1 << 22;
    private static final long MOST_BYTES = 1L << 38;

    private @Nullable EndpointSource endpoints;
    private @Nullable CredentialsSource credentials;
    private ServerType server = ServerType.DETECT;
    private int database = 0;
    private @Nullable String clientName;
    private @Nullable Tls tls;
    private Protocol protocol = Protocol.AUTO;
    private Parser parser = Parser.LEDIS4J;
    private Transport transport = Transport.AUTO;
    private @Nullable EventLoopGroup eventLoopGroup;
    private Consumer<ChannelPipeline> customizer = pipeline -> {};
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration deadPeerAfter = Duration.ofSeconds(10);
    private Duration tcpUserTimeout = Duration.ofSeconds(5);
    private Duration healthCheckAfter = Duration.ZERO;
    private int sharedConnections = 1;
    private int maxQueuedCommands = 65_536;
    private long maxQueuedBytes = 64 * MEBIBYTE;
    private long maxWaitingReplyBytes = 64 * MEBIBYTE;
    private @Nullable ReplyLimits replyLimits;
    private Duration reconnectMin = Duration.ofMillis(10);
    private @Nullable Duration reconnectMax;
    private int ledisWindowBytes = 4096;
    private int probeEvery = 0;

    private Builder() {}

    private Builder(Builder other) {
      endpoints = other.endpoints;
      credentials = other.credentials;
      server = other.server;
      database = other.database;
      clientName = other.clientName;
      tls = other.tls;
      protocol = other.protocol;
      parser = other.parser;
      transport = other.transport;
      eventLoopGroup = other.eventLoopGroup;
      customizer = other.customizer;
      connectTimeout = other.connectTimeout;
      deadPeerAfter = other.deadPeerAfter;
      tcpUserTimeout = other.tcpUserTimeout;
      healthCheckAfter = other.healthCheckAfter;
      sharedConnections = other.sharedConnections;
      maxQueuedCommands = other.maxQueuedCommands;
      maxQueuedBytes = other.maxQueuedBytes;
      maxWaitingReplyBytes = other.maxWaitingReplyBytes;
      replyLimits = other.replyLimits;
      reconnectMin = other.reconnectMin;
      reconnectMax = other.reconnectMax;
      ledisWindowBytes = other.ledisWindowBytes;
      probeEvery = other.probeEvery;
    }

    /**
     * Sets where to connect; this machine and the server's default port by default.
     *
     * @param endpoint the endpoint
     * @return this builder
     */
    public Builder endpoint(Endpoint endpoint) {
      return endpoints(EndpointSource.of(endpoint));
    }

    /**
     * Sets what says where to connect, each time anew.
     *
     * @param source the source
     * @return this builder
     */
    public Builder endpoints(EndpointSource source) {
      endpoints = Objects.requireNonNull(source, "source");
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
     * Authenticates as the default user.
     *
     * @param password the password
     * @return this builder
     */
    public Builder password(String password) {
      return credentials(null, password);
    }

    /**
     * Authenticates with what a source gives, each time anew; not at all by default.
     *
     * @param source the source, or null
     * @return this builder
     */
    public Builder credentials(@Nullable CredentialsSource source) {
      credentials = source;
      return this;
    }

    /**
     * Sets which kind of server is expected; found out while connecting by default.
     *
     * @param type the kind
     * @return this builder
     */
    public Builder server(ServerType type) {
      server = Objects.requireNonNull(type, "type");
      return this;
    }

    /**
     * Sets the database that connections select; 0 by default.
     *
     * @param number its number
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder database(int number) {
      database = Checks.atLeast("database", 0, number);
      return this;
    }

    /**
     * Sets the name that connections give themselves on the server; none by default.
     *
     * @param name the name, or null
     * @return this builder
     * @throws IllegalArgumentException if it is empty or is not visible ASCII
     */
    public Builder clientName(@Nullable String name) {
      clientName = name == null ? null : Checks.visible("clientName", name);
      return this;
    }

    /**
     * Encrypts connections; they are not by default.
     *
     * @param settings how, or null
     * @return this builder
     */
    public Builder tls(@Nullable Tls settings) {
      tls = settings;
      return this;
    }

    /**
     * Sets the RESP version; by default 3 if the server has it.
     *
     * @param version the version
     * @return this builder
     */
    public Builder protocol(Protocol version) {
      protocol = Objects.requireNonNull(version, "version");
      return this;
    }

    /**
     * Sets what reads the replies; this library's own parser by default.
     *
     * @param kind the parser
     * @return this builder
     */
    public Builder parser(Parser kind) {
      parser = Objects.requireNonNull(kind, "kind");
      return this;
    }

    /**
     * Sets how the operating system is asked for network events; the best way by default.
     *
     * @param kind the transport
     * @return this builder
     */
    public Builder transport(Transport kind) {
      transport = Objects.requireNonNull(kind, "kind");
      return this;
    }

    /**
     * Runs connections on the caller's event loops, which this library never closes.
     *
     * @param group the event loops, or null for those that all clients share
     * @return this builder
     */
    public Builder eventLoopGroup(@Nullable EventLoopGroup group) {
      eventLoopGroup = group;
      return this;
    }

    /**
     * Changes each connection's pipeline before it connects, after the handlers are added. Several
     * changes are made in the order in which they were added.
     *
     * @param change what changes it; called on the event loop
     * @return this builder
     */
    public Builder customize(Consumer<ChannelPipeline> change) {
      customizer = customizer.andThen(Objects.requireNonNull(change, "change"));
      return this;
    }

    /**
     * Sets how long connect and handshake may take; 5 s by default.
     *
     * @param time the time
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1 ms
     */
    public Builder connectTimeout(Duration time) {
      connectTimeout = Checks.atLeastOneMilli("connectTimeout", time);
      return this;
    }

    /**
     * Sets after how long without a sign of life a server that owes replies is given up; 10 s by
     * default.
     *
     * @param time the time, zero for never
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder deadPeerAfter(Duration time) {
      deadPeerAfter = Checks.zeroOrMore("deadPeerAfter", time);
      return this;
    }

    /**
     * Sets how long sent bytes may stay unacknowledged, on epoll; 5 s by default.
     *
     * @param time the time, zero for the system's own limit
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder tcpUserTimeout(Duration time) {
      tcpUserTimeout = Checks.zeroOrMore("tcpUserTimeout", time);
      return this;
    }

    /**
     * Checks connections that were idle for long before they are used; off by default. Choose less
     * than what network devices on the way cut idle connections at.
     *
     * @param time the idle time, zero for never
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder healthCheckAfter(Duration time) {
      healthCheckAfter = Checks.zeroOrMore("healthCheckAfter", time);
      return this;
    }

    /**
     * Sets how many connections ordinary commands share; 1 by default, which keeps the order of
     * all.
     *
     * @param number the number
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder shared(int number) {
      sharedConnections = Checks.atLeast("sharedConnections", 1, number);
      return this;
    }

    /**
     * Bounds the commands that wait or are under way on one connection; 65,536 by default. Past
     * that commands are refused. One batch or transaction may pass the limit, as it is taken whole.
     *
     * @param number the number
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1 or more than 4,194,304
     */
    public Builder maxQueuedCommands(int number) {
      maxQueuedCommands = (int) Checks.between("maxQueuedCommands", 1, MOST_COMMANDS, number);
      return this;
    }

    /**
     * Bounds the bytes of commands that wait or are under way on one connection; 64 MiB by default.
     * Past that commands are refused. One command, batch or transaction may pass the limit, as it
     * is taken whole.
     *
     * @param number the number of bytes
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1 or more than 256 GiB
     */
    public Builder maxQueuedBytes(long number) {
      maxQueuedBytes = Checks.between("maxQueuedBytes", 1, MOST_BYTES, number);
      return this;
    }

    /**
     * Bounds the bytes of replies that wait for a slow executor before reading pauses, each with
     * 256 bytes for its future; 64 MiB by default.
     *
     * @param number the number of bytes
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxWaitingReplyBytes(long number) {
      maxWaitingReplyBytes = Checks.atLeast("maxWaitingReplyBytes", 1L, number);
      return this;
    }

    /**
     * Sets how large a reply may be; by default what the server itself allows.
     *
     * @param limits the limits, or null for the default
     * @return this builder
     */
    public Builder replyLimits(@Nullable ReplyLimits limits) {
      replyLimits = limits;
      return this;
    }

    /**
     * Sets where the wait before a reconnect starts; 10 ms by default.
     *
     * @param time the time
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1 ms
     */
    public Builder reconnectMin(Duration time) {
      reconnectMin = Checks.atLeastOneMilli("reconnectMin", time);
      return this;
    }

    /**
     * Sets the longest wait before a reconnect; 5 s by default, on Unix sockets 250 ms. While a
     * command waits, it is 500 ms at most.
     *
     * @param time the time, or null for the default
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1 ms
     */
    public Builder reconnectMax(@Nullable Duration time) {
      reconnectMax = time == null ? null : Checks.atLeastOneMilli("reconnectMax", time);
      return this;
    }

    /**
     * Bounds the bytes that are unanswered on LedisDB over TCP, whose small buffers stall
     * otherwise; 4,096 by default.
     *
     * @param number the number of bytes, 0 for no limit
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder ledisWindowBytes(int number) {
      ledisWindowBytes = Checks.atLeast("ledisWindowBytes", 0, number);
      return this;
    }

    /**
     * Sends a command that checks the order of replies after each so many others; off by default.
     *
     * @param number the number of commands, 0 for never
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder probeEvery(int number) {
      probeEvery = Checks.atLeast("probeEvery", 0, number);
      return this;
    }

    /**
     * Makes the options.
     *
     * @return the options
     * @throws IllegalArgumentException if some of them exclude each other
     */
    public ConnectionOptions build() {
      if (server == ServerType.LEDIS) {
        refuse(
            parser == Parser.NETTY_CODEC_REDIS,
            "LedisDB's error lines may hold line feeds, which Netty's redis codec cannot read");
        refuse(protocol == Protocol.RESP3, "LedisDB has no RESP3");
        refuse(
            credentials instanceof CredentialsSource.Fixed fixed
                && fixed.credentials().user() != null,
            "LedisDB has no users, only a password");
      }
      refuse(
          parser == Parser.NETTY_CODEC_REDIS && protocol == Protocol.RESP3,
          "Netty's redis codec has no RESP3");
      refuse(
          reconnectMax != null && reconnectMax.compareTo(reconnectMin) < 0,
          "reconnectMax is less than reconnectMin");
      return new ConnectionOptions(new Builder(this));
    }

    private static void refuse(boolean condition, String reason) {
      if (condition) {
        throw new IllegalArgumentException(reason);
      }
    }
  }
}
