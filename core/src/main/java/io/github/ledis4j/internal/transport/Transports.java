package io.github.ledis4j.internal.transport;

import io.github.ledis4j.options.Transport;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.kqueue.KQueue;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the transport: the one asked for, that of given event loops, or the best there is. */
public final class Transports {
  private static final List<Transport> BEST_FIRST =
      List.of(Transport.EPOLL, Transport.KQUEUE, Transport.NIO);

  private static final Logger LOG = LoggerFactory.getLogger(Transports.class);

  /** Once is enough for all clients of a JVM. */
  private static final AtomicBoolean TOLD = new AtomicBoolean();

  private Transports() {}

  /**
   * Chooses a transport.
   *
   * @param wanted the one to use, or {@code AUTO} for the best there is
   * @return what it is made of
   * @throws IllegalStateException with the reason if it is not available here
   */
  public static TransportProvider resolve(Transport wanted) {
    TransportProvider provider = resolve(wanted, Transports::unavailableReason);
    if (wanted == Transport.AUTO && provider.kind() == Transport.NIO) {
      tellWhyNio();
    }
    return provider;
  }

  private static void tellWhyNio() {
    Transport better = nativeOne(System.getProperty("os.name", ""));
    if (better != null && !TOLD.getAndSet(true)) {
      LOG.info("NIO is used, as {} is not available: {}", better, unavailableReason(better));
    }
  }

  private static @Nullable Transport nativeOne(String system) {
    if (system.startsWith("Linux")) {
      return Transport.EPOLL;
    }
    return system.startsWith("Mac") ? Transport.KQUEUE : null;
  }

  static TransportProvider resolve(
      Transport wanted, Function<Transport, @Nullable String> unavailable) {
    for (Transport kind : BEST_FIRST) {
      if (wanted != Transport.AUTO && wanted != kind) {
        continue;
      }
      String reason = unavailable.apply(kind);
      if (reason == null) {
        return TransportProvider.of(kind);
      }
      if (wanted != Transport.AUTO) {
        throw new IllegalStateException(wanted + " is not available: " + reason);
      }
    }
    throw new IllegalStateException("no transport is available");
  }

  /**
   * Finds the transport of somebody else's event loops.
   *
   * @param group the event loops
   * @return what the transport is made of
   * @throws IllegalArgumentException if they are of no known transport
   */
  public static TransportProvider forGroup(EventLoopGroup group) {
    if (group instanceof OwnTransport own) {
      return own.transport();
    }
    if (group instanceof IoEventLoopGroup io) {
      for (Transport kind : BEST_FIRST) {
        TransportProvider provider = TransportProvider.of(kind);
        if (io.isCompatible(provider.handle())) {
          return provider;
        }
      }
    }
    throw new IllegalArgumentException(
        "event loops of NIO, epoll or kqueue are needed, not " + group.getClass().getName());
  }

  /**
   * Says why a transport cannot be used here.
   *
   * @param transport the transport
   * @return the reason, or null if it can be used
   */
  public static @Nullable String unavailableReason(Transport transport) {
    return switch (transport) {
      case AUTO, NIO -> null;
      case EPOLL -> reason(Epoll.unavailabilityCause(), "epoll.linux");
      case KQUEUE -> reason(KQueue.unavailabilityCause(), "kqueue.osx");
    };
  }

  private static @Nullable String reason(@Nullable Throwable cause, String system) {
    if (cause == null) {
      return null;
    }
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = root == cause ? cause.toString() : cause + ", caused by " + root;
    return reason + NativeHint.of(root, system, Epoll.class.getModule().isNamed());
  }
}
