package io.github.ledis4j.internal.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  private String explained() throws Exception {
    URL[] classPath = {directory.toUri().toURL()};
    LinkageError missing = new NoClassDefFoundError("io/netty/channel/nio/NioIoHandler");
    try (URLClassLoader old = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      IllegalStateException wrong = NettyVersion.wrong(old, missing);
      assertSame(missing, wrong.getCause());
      return wrong.getMessage();
    }
  }

  @Test
  void should_name_both_versions_and_the_property_when_netty_is_too_old() throws Exception {
    Path properties = directory.resolve("META-INF/io.netty.versions.properties");
    Files.createDirectories(properties.getParent());
    Files.writeString(properties, NETTY_4_1);
    assertEquals(
        "ledis4j needs Netty 4.2 in all its parts, the class path has 4.1.128.Final: set the version"
            + " in your build, such as the property netty.version with Spring Boot 3",
        explained());
  }

  @Test
  void should_say_what_is_needed_when_the_version_of_netty_is_unknown() throws Exception {
    assertTrue(explained().startsWith("ledis4j needs Netty 4.2 "));
  }

  /**
   * All that there is but a class that Netty 4.1 does not have. Without epoll too: when this loader
   * is collected, Netty's library would take the native methods of the other one's classes along.
   */
  private static final class Older extends URLClassLoader {
    Older(URL[] classPath) {
      super(classPath, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.equals("io.netty.channel.nio.NioIoHandler")
          || name.startsWith("io.netty.channel.epoll.")) {
        throw new ClassNotFoundException(name);
      }
      return super.findClass(name);
    }
  }

  @Test
  void should_say_so_each_time_when_a_client_is_built_on_an_older_netty() throws Exception {
    List<URL> classPath = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      classPath.add(Path.of(entry).toUri().toURL());
    }
    try (URLClassLoader older = new Older(classPath.toArray(URL[]::new))) {
      for (int time = 0; time < 2; time++) {
        Object builder =
            older.loadClass(RedisClient.class.getName()).getMethod("builder").invoke(null);
        var thrown =
            assertThrows(
                InvocationTargetException.class,
                () -> builder.getClass().getMethod("build").invoke(builder));
        IllegalStateException wrong =
            assertInstanceOf(IllegalStateException.class, thrown.getCause());
        assertTrue(wrong.getMessage().startsWith("ledis4j needs Netty 4.2 "), wrong::toString);
      }
    }
  }
}
