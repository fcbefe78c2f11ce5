package io.github.ledis4j.options;

import io.github.ledis4j.codec.ReplyLimits;
import io.github.ledis4j.internal.Checks;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The part of the builder of {@link ConnectionOptions} that is about names, times, bounds and the
 * network; the builder itself says where to connect, and as whom.
 *
 * @param <B> the builder itself
 */
abstract sealed class ConnectionSettings<B> permits ConnectionOptions.Builder {
  private static final int MOST_COMMANDS = 1 << 22;
  private static final long MOST_BYTES = 1L << 38;

  final ConnectionValues values;

  ConnectionSettings(ConnectionValues values) {
    this.values = values;
  }

  abstract B self();

  /**
   * Sets the database that connections select; 0 by default.
   *
   * @param number its number
   * @return this builder
   * @throws IllegalArgumentException if it is negative
   */
  public B database(int number) {
    values.database = Checks.atLeast("database", 0, number);
    return self();
  }

  /**
   * Sets the name that connections give themselves on the server; none by default.
   *
   * @param name the name, or null
   * @return this builder
   * @throws IllegalArgumentException if it is empty or is not visible ASCII
   */
  public B clientName(@Nullable String name) {
    values.clientName = name == null ? null : Checks.visible("clientName", name);
    return self();
  }

  /**
   * Sets the RESP version; by default 3 if the server has it.
   *
   * @param version the version
   * @return this builder
   */
  public B protocol(Protocol version) {
    values.protocol = Objects.requireNonNull(version, "version");
    return self();
  }

  /**
   * Reads replies with Netty's {@code RedisDecoder} of {@code netty-codec-redis} instead of this
   * library's own decoder; off by default. For those who doubt the latter: it knows RESP2 only, and
   * not LedisDB's error lines.
   *
   * @param instead whether Netty's decoder is used
   * @return this builder
   */
  public B nettyCodec(boolean instead) {
    values.nettyCodec = instead;
    return self();
  }

  /**
   * Sets how the operating system is asked for network events; the best way by default.
   *
   * @param kind the transport
   * @return this builder
   */
  public B transport(Transport kind) {
    values.transport = Objects.requireNonNull(kind, "kind");
    return self();
  }

  /**
   * Runs connections on the caller's event loops, which this library never closes.
   *
   * @param group the event loops, or null for those that all clients share
   * @return this builder
   */
  public B eventLoopGroup(@Nullable EventLoopGroup group) {
    values.eventLoopGroup = group;
    return self();
  }

  /**
   * Changes each connection's pipeline before it connects, after the handlers are added. Several
   * changes are made in the order in which they were added.
   *
   * @param change what changes it; called on the event loop
   * @return this builder
   */
  public B customizer(Consumer<ChannelPipeline> change) {
    values.customizer = values.customizer.andThen(Objects.requireNonNull(change, "change"));
    return self();
  }

  /**
   * Sets how long connect and handshake may take; 5 s by default.
   *
   * @param time the time
   * @return this builder
   * @throws IllegalArgumentException if it is less than 1 ms
   */
  public B connectTimeout(Duration time) {
    values.connectTimeout = Checks.atLeastOneMilli("connectTimeout", time);
    return self();
  }

  /**
   * Sets after how long without a sign of life a server that owes replies is given up; 10 s by
   * default.
   *
   * @param time the time, zero for never
   * @return this builder
   * @throws IllegalArgumentException if it is negative
   */
  public B deadPeerAfter(Duration time) {
    values.deadPeerAfter = Checks.zeroOrMore("deadPeerAfter", time);
    return self();
  }

  /**
   * Sets how long sent bytes may stay unacknowledged, on epoll; 5 s by default.
   *
   * @param time the time, zero for the system's own limit
   * @return this builder
   * @throws IllegalArgumentException if it is negative
   */
  public B tcpUserTimeout(Duration time) {
    values.tcpUserTimeout = Checks.zeroOrMore("tcpUserTimeout", time);
    return self();
  }

  /**
   * Checks connections that were idle for long before they are used; off by default. Choose less
   * than what network devices on the way cut idle connections at.
   *
   * @param time the idle time, zero for never
   * @return this builder
   * @throws IllegalArgumentException if it is negative
   */
  public B healthCheckAfter(Duration time) {
    values.healthCheckAfter = Checks.zeroOrMore("healthCheckAfter", time);
    return self();
  }

  /**
   * Sets how many connections ordinary commands share; 1 by default, which keeps the order of all.
   *
   * @param number the number
   * @return this builder
   * @throws IllegalArgumentException if it is less than 1
   */
  public B sharedConnections(int number) {
    values.sharedConnections = Checks.atLeast("sharedConnections", 1, number);
    return self();
  }

  /**
   * Bounds the commands that wait or are under way on one connection; 65,536 by default. Past that
   * commands are refused. One batch or transaction may pass the limit, as it is taken whole.
   *
   * @param number the number
   * @return this builder
   * @throws IllegalArgumentException if it is less than 1 or more than 4,194,304
   */
  public B maxQueuedCommands(int number) {
    values.maxQueuedCommands = (int) Checks.between("maxQueuedCommands", 1, MOST_COMMANDS, number);
    return self();
  }

  /**
   * Bounds the bytes of commands that wait or are under way on one connection; 64 MiB by default.
   * Past that commands are refused. One command, batch or transaction may pass the limit, as it is
   * taken whole.
   *
   * @param number the number of bytes
   * @return this builder
   * @throws IllegalArgumentException if it is less than 1 or more than 256 GiB
   */
  public B maxQueuedBytes(long number) {
    values.maxQueuedBytes = Checks.between("maxQueuedBytes", 1, MOST_BYTES, number);
    return self();
  }

  /**
   * Bounds the bytes of replies that wait for a slow executor before reading pauses, each with 256
   * bytes for its future; 64 MiB by default.
   *
   * @param number the number of bytes
   * @return this builder
   * @throws IllegalArgumentException if it is less than 1
   */
  public B maxWaitingReplyBytes(long number) {
    values.maxWaitingReplyBytes = Checks.atLeast("maxWaitingReplyBytes", 1L, number);
    return self();
  }

  /**
   * Sets how large a reply may be; by default what the server itself allows.
   *
   * @param limits the limits, or null for the default
   * @return this builder
   */
  public B replyLimits(@Nullable ReplyLimits limits) {
    values.replyLimits = limits;
    return self();
  }

  /**
   * Sets where the wait before a reconnect starts; 10 ms by default.
   *
   * @param time the time
   * @return this builder
   * @throws IllegalArgumentException if it is less than 1 ms
   */
  public B reconnectMin(Duration time) {
    values.reconnectMin = Checks.atLeastOneMilli("reconnectMin", time);
    return self();
  }

  /**
   * Sets the longest wait before a reconnect; 5 s by default, on Unix sockets 250 ms. While a
   * command waits, it is 500 ms at most.
   *
   * @param time the time, or null for the default
   * @return this builder
   * @throws IllegalArgumentException if it is less than 1 ms
   */
  public B reconnectMax(@Nullable Duration time) {
    values.reconnectMax = time == null ? null : Checks.atLeastOneMilli("reconnectMax", time);
    return self();
  }

  /**
   * Bounds the bytes that are unanswered on LedisDB over TCP, whose small buffers stall otherwise;
   * 4,096 by default.
   *
   * @param number the number of bytes, 0 for no limit
   * @return this builder
   * @throws IllegalArgumentException if it is negative
   */
  public B ledisWindowBytes(int number) {
    values.ledisWindowBytes = Checks.atLeast("ledisWindowBytes", 0, number);
    return self();
  }

  /**
   * Sends a command that checks the order of replies after each so many others; off by default.
   *
   * @param number the number of commands, 0 for never
   * @return this builder
   * @throws IllegalArgumentException if it is negative
   */
  public B probeEvery(int number) {
    values.probeEvery = Checks.atLeast("probeEvery", 0, number);
    return self();
  }
}
