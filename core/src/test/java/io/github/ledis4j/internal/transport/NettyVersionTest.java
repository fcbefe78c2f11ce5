package io.github.ledis4j.internal.transport;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NettyVersionTest {
  private static final String NETTY_4_1 =
      """
      netty-transport.version=4.1.128.Final
      netty-transport.buildDate=2025-10-14 10\\:00\\:00 +0000
      netty-transport.commitDate=2025-10-14 10\\:00\\:00 +0000
      netty-transport.shortCommitHash=0000000000
      netty-transport.longCommitHash=0000000000000000000000000000000000000000
      netty-transport.repoStatus=clean
      """;

  @TempDir Path directory;

  private String refusal() throws Exception {
    URL[] classPath = {directory.toUri().toURL()};
    try (URLClassLoader old = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      return assertThrows(IllegalStateException.class, () -> NettyVersion.require(old))
          .getMessage();
    }
  }

  @Test
  void should_name_both_versions_and_the_property_when_netty_is_too_old() throws Exception {
    Path properties = directory.resolve("META-INF/io.netty.versions.properties");
    Files.createDirectories(properties.getParent());
    Files.writeString(properties, NETTY_4_1);
    String message = refusal();
    assertTrue(message.startsWith("ledis4j needs Netty 4.2, but 4.1.128.Final is there"), message);
    assertTrue(message.contains("netty.version"), message);
  }

  @Test
  void should_say_what_is_needed_when_the_version_of_netty_is_unknown() throws Exception {
    assertTrue(refusal().startsWith("ledis4j needs Netty 4.2, but another one is there"));
  }

  @Test
  void should_be_content_with_the_netty_of_this_build() {
    assertDoesNotThrow(() -> NettyVersion.require(NettyVersionTest.class.getClassLoader()));
  }
}
