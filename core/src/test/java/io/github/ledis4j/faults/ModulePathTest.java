package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Transport;
import io.netty.channel.epoll.Epoll;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** In a process of its own, in which the library and what it needs are modules. */
class ModulePathTest {
  private static final Pattern ADVICE = Pattern.compile("with (--add-modules) (\\S+)");

  /** Builds two clients that use what there is, and two for a LedisDB that nothing listens as. */
  public static void main(String[] args) {
    RedisClient.builder().build().close();
    RedisClient.builder().connections(c -> c.transport(Transport.AUTO)).build().close();
    for (int i = 0; i < 2; i++) {
      try (LedisClient ledis =
          LedisClient.builder().endpoint(Endpoint.tcp("127.0.0.1", 1)).build()) {
        ledis.connect().handle((connected, failure) -> failure).join();
      }
    }
  }

  static boolean hasEpoll() {
    return Epoll.isAvailable();
  }

  private static String run(List<String> options) throws Exception {
    List<String> modules = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      boolean needed =
          Stream.of("netty", "slf4j", "jspecify")
                  .anyMatch(Path.of(entry).getFileName().toString()::contains)
              || entry.endsWith(Path.of("target", "classes").toString())
                  && !entry.contains("testkit");
      (needed ? modules : rest).add(entry);
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--module-path=" + String.join(File.pathSeparator, modules));
    command.add("--add-modules=io.github.ledis4j.core,org.slf4j.simple");
    command.addAll(options);
    command.addAll(List.of("-cp", String.join(File.pathSeparator, rest)));
    command.add(ModulePathTest.class.getName());
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    child.getOutputStream().close();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor(), said);
    return said.lines().filter(line -> line.contains("NIO")).collect(Collectors.joining("\n"));
  }

  @Test
  @EnabledIf("hasEpoll")
  void should_say_what_to_add_when_the_native_library_is_a_module_that_nobody_asks_for()
      throws Exception {
    String said = run(List.of());
    assertEquals(2, said.lines().count(), said);
    assertTrue(said.matches("(?s).* INFO .* WARN .*LedisDB over TCP on NIO.*"), said);
    Matcher advice = ADVICE.matcher(said);
    assertTrue(advice.find(), said);
    assertEquals("", run(List.of(advice.group(1) + "=" + advice.group(2))));
  }
}
