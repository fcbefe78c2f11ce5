package io.github.ledis4j.internal.transport;

import io.netty.util.Version;
import java.util.stream.Collectors;

/**
 * Says in one sentence that the Netty at hand is not the one that is needed; frameworks that manage
 * versions bring older ones. Uses nothing itself that those do not have.
 */
final class NettyVersion {

  private NettyVersion() {}

  /**
   * Explains why a class or method is missing.
   *
   * @param loader where the classes of Netty come from
   * @param missing what was thrown
   * @return the explanation, with the versions that were found
   */
  static IllegalStateException wrong(ClassLoader loader, LinkageError missing) {
    String found =
        Version.identify(loader).values().stream()
            .map(Version::artifactVersion)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return new IllegalStateException(
        "ledis4j needs Netty 4.2 in all its parts, the class path has "
            + (found.isEmpty() ? "one that does not say its version" : found)
            + ": set the version in your build, such as the property netty.version with Spring"
            + " Boot 3",
        missing);
  }
}
