package io.github.ledis4j.options;

import io.github.ledis4j.codec.ReplyLimits;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What stands behind {@link ConnectionOptions} and its builder, with all defaults. */
final class ConnectionValues implements Cloneable {
  private static final long MEBIBYTE = 1024 * 1024;

  @Nullable EndpointSource endpoint;
  @Nullable CredentialsSource credentials;
  ServerType server = ServerType.DETECT;
  int database;
  @Nullable String clientName;
  @Nullable Tls tls;
  Protocol protocol = Protocol.AUTO;
  boolean nettyCodec;
  Transport transport = Transport.AUTO;
  @Nullable EventLoopGroup eventLoopGroup;
  Consumer<ChannelPipeline> customizer = pipeline -> {};
  Duration connectTimeout = Duration.ofSeconds(5);
  Duration deadPeerAfter = Duration.ofSeconds(10);
  Duration tcpUserTimeout = Duration.ofSeconds(5);
  Duration healthCheckAfter = Duration.ZERO;
  int sharedConnections = 1;
  int maxQueuedCommands = 65_536;
  long maxQueuedBytes = 64 * MEBIBYTE;
  long maxWaitingReplyBytes = 64 * MEBIBYTE;
  @Nullable ReplyLimits replyLimits;
  Duration reconnectMin = Duration.ofMillis(10);
  @Nullable Duration reconnectMax;
  int ledisWindowBytes = 4096;
  int probeEvery;

  ConnectionValues copy() {
    try {
      return (ConnectionValues) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** Refuses options that exclude each other. */
  void check() {
    if (server == ServerType.LEDIS) {
      refuse(
          nettyCodec,
          "LedisDB's error lines may hold line feeds, which Netty's redis codec cannot read");
      refuse(protocol == Protocol.RESP3, "LedisDB has no RESP3");
      refuse(
          credentials instanceof FixedCredentials fixed && fixed.credentials().user() != null,
          "LedisDB has no users, only a password");
    }
    refuse(nettyCodec && protocol == Protocol.RESP3, "Netty's redis codec has no RESP3");
    refuse(
        reconnectMax != null && reconnectMax.compareTo(reconnectMin) < 0,
        "reconnectMax is less than reconnectMin");
  }

  private static void refuse(boolean condition, String reason) {
    if (condition) {
      throw new IllegalArgumentException(reason);
    }
  }
}
