package io.github.ledis4j.internal.transport;

import io.netty.util.Version;
import java.util.List;

/**
 * Says in one sentence that the Netty at hand is too old, before its classes are missed. Frameworks
 * that manage versions bring an older one. Uses nothing itself that an older one does not have.
 */
final class NettyVersion {
  private static final List<String> NEW_CLASSES =
      List.of(
          "io.netty.channel.IoHandlerFactory",
          "io.netty.channel.epoll.EpollIoHandler",
          "io.netty.channel.kqueue.KQueueIoHandler");

  private NettyVersion() {}

  /**
   * Makes sure that Netty is new enough.
   *
   * @param loader where its classes come from
   * @throws IllegalStateException if it is not, with the version that was found
   */
  static void require(ClassLoader loader) {
    for (String name : NEW_CLASSES) {
      try {
        Class.forName(name, false, loader);
      } catch (ClassNotFoundException | LinkageError e) {
        throw new IllegalStateException(
            "ledis4j needs Netty 4.2, but "
                + found(loader)
                + " is there: set the version of Netty in your build, such as the property"
                + " netty.version with Spring Boot 3",
            e);
      }
    }
  }

  private static String found(ClassLoader loader) {
    Version transport = Version.identify(loader).get("netty-transport");
    return transport == null ? "another one" : transport.artifactVersion();
  }
}
