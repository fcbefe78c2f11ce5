package io.github.ledis4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The program as users run it: a process with arguments, output and an exit code. */
@Tag("any-jvm")
class WordCountTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();
  @RegisterExtension static final RedisServer REDIS = RedisServer.onUnixSocket();
  @RegisterExtension static final RedisServer LOCKED = RedisServer.onFreePort().password("secret");

  @TempDir private Path folder;
  private Path text;

  /** What a run left behind. */
  private record Run(int exitCode, String output, String errors) {}

  @BeforeEach
  void write() throws IOException {
    text = Files.writeString(folder.resolve("text.txt"), "to be or not to be, that is to say\n");
  }

  private Run run(Object... arguments) throws Exception {
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(WordCount.class.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the program did not end");
    } finally {
      process.destroyForcibly();
    }
    return new Run(
        process.exitValue(),
        Files.readString(output, StandardCharsets.UTF_8),
        Files.readString(errors, StandardCharsets.UTF_8));
  }

  private static void failed(Run run, String... parts) {
    assertEquals(1, run.exitCode(), run::toString);
    assertEquals(1, run.errors().lines().count(), run::toString);
    assertFalse(run.errors().contains("null"), run::toString);
    for (String part : parts) {
      assertTrue(run.errors().contains(part), run::toString);
    }
  }

  private static void counted(Run run) {
    assertEquals(0, run.exitCode(), run::toString);
    assertEquals("", run.errors());
    assertTrue(run.output().contains("10 words"), run::toString);
    assertTrue(run.output().contains("SUCCEEDED=10"), run::toString);
    String first = run.output().lines().filter(line -> line.endsWith("  to")).findFirst().get();
    assertEquals("3  to", first.strip());
  }

  @Test
  void should_count_and_clean_up_when_a_ledisdb_or_redis_is_named() throws Exception {
    counted(run(text, "--server", LEDIS.uri()));
    counted(run("--server=" + REDIS.uri(), text));
  }

  @Test
  void should_name_the_file_when_it_is_not_there_or_no_text() throws Exception {
    failed(run(folder.resolve("missing.txt"), "--server", LEDIS.uri()), "missing.txt", "no such");
    failed(run(folder, "--server", LEDIS.uri()), folder.toString());
    failed(run("--server", LEDIS.uri()), "README.md");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {'a', -1, -2});
    failed(run(binary, "--server", LEDIS.uri()), "binary", "UTF-8");
  }

  @Test
  void should_say_what_is_wrong_with_the_url() throws Exception {
    failed(run(text, "--server", "localhost"), "URL starts with", "ledis");
    failed(run(text, "--server", "http://localhost:6380"), "URL starts with", "ledis");
    failed(run(text, "--server", "redis://localhost:99999/0"), "valid host and port");
    failed(run(text, "--server", "ledis://localhost/0?no_such_option=1"), "no_such_option");
  }

  @Test
  void should_show_the_usage_when_the_arguments_are_wrong() throws Exception {
    failed(run("--servers", LEDIS.uri()), "usage", "--server URL");
    failed(run(text, text), "usage");
    failed(run(text, "--server"), "usage");
  }

  @Test
  void should_name_address_and_reason_when_nothing_listens() throws Exception {
    try (ScriptedServer nobody = ScriptedServer.onFreePort();
        ScriptedServer noSocket = ScriptedServer.onUnixSocket()) {
      failed(run(text, "--server", nobody.uri()), ":" + nobody.port(), "refused");
      failed(run(text, "--server", nobody.redisUri()), ":" + nobody.port(), "refused");
      failed(
          run(text, "--server", noSocket.uri()), noSocket.socketPath().toString(), "no such file");
    }
  }

  @Test
  void should_name_the_reason_when_the_server_refuses_or_goes_away() throws Exception {
    failed(run(text, "--server", LOCKED.uri()), "credentials");
    try (ScriptedServer failing =
            ScriptedServer.replying("-ERR disk is full\r\n").likeLedisDb().start();
        ScriptedServer leaving = ScriptedServer.onFreePort().likeLedisDb().thenClose().start()) {
      Run refused = run(text, "--server", failing.uri());
      failed(refused, "disk is full");
      assertTrue(refused.output().contains("REJECTED=10"), refused::toString);
      Run lost = run(text, "--server", leaving.uri());
      failed(lost, "lost");
      assertTrue(lost.output().contains("UNKNOWN="), lost::toString);
    }
  }
}
