package io.github.ledis4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Servers must end with the JVM that started them, even one that is killed. */
class OrphanTest {
  /** Starts one of each, prints their process ids, and waits to be killed. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] args) throws IOException {
      System.out.println(LedisServer.onFreePort().start().pid());
      System.out.println(RedisServer.onFreePort().start().pid());
      LedisServer suspended = LedisServer.onFreePort().start();
      System.out.println(suspended.pid());
      suspended.suspend();
      System.out.println("started");
      System.in.read();
    }
  }

  @Test
  void should_end_all_servers_when_the_jvm_is_killed() throws Exception {
    Assumptions.assumeTrue(LedisServer.onFreePort().isAvailable());
    Assumptions.assumeTrue(RedisServer.onFreePort().isAvailable());
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<ProcessHandle> servers = new ArrayList<>();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = output.readLine();
          line != null && !line.equals("started");
          line = output.readLine()) {
        servers.add(ProcessHandle.of(Long.parseLong(line)).orElseThrow());
      }
    } finally {
      parent.destroyForcibly().waitFor();
    }
    assertEquals(3, servers.size());
    for (ProcessHandle server : servers) {
      server.onExit().get(10, TimeUnit.SECONDS);
      assertFalse(server.isAlive());
    }
  }
}
