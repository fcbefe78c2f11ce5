package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.command.redis.server.CommandDocs;
import io.github.ledis4j.command.redis.server.CommandInfo;
import io.github.ledis4j.pool.RedisConnection;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every command of every server has a method, or a line in {@code docs/redis-commands.md} that says
 * why it has none; and no line there is out of date.
 */
class RedisSurfaceTest {
  /** Names that {@code Object} took: it has a {@code wait} of its own. */
  private static final Map<String, String> RENAMED =
      Map.of("WAIT", "waitForReplicas", "WAITAOF", "waitForAof");

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_have_a_method_or_a_reason_for_every_command(RedisVersion version) throws Exception {
    Set<String> typed = typed();
    LeftToExecute left = LeftToExecute.read();
    Set<String> missing = new TreeSet<>();
    for (String command : commands(version)) {
      if (!typed.contains(command)
          && !left.contains(command)
          && !isContainer(command, typed, left)) {
        missing.add(command);
      }
    }
    assertEquals(Set.of(), missing, "neither a method nor a line in docs/redis-commands.md");
  }

  @Test
  void should_have_no_line_for_what_no_server_has() throws Exception {
    Set<String> all = new TreeSet<>();
    for (RedisVersion version : RedisVersion.values()) {
      all.addAll(commands(version));
    }
    assertEquals(Set.of(), LeftToExecute.read().without(all), "no server has these");
  }

  @Test
  void should_have_no_line_for_what_has_a_method() throws Exception {
    LeftToExecute left = LeftToExecute.read();
    Set<String> both = new TreeSet<>(typed());
    both.removeIf(command -> !left.contains(command));
    assertEquals(Set.of(), both, "these have a method and a line in docs/redis-commands.md");
    assertEquals(Set.copyOf(left.lines()).size(), left.lines().size(), "a line is there twice");
  }

  @Test
  void should_name_methods_as_the_server_does() throws Exception {
    Set<String> misnamed = new TreeSet<>();
    EveryMethod.of(RedisView.class, RedisConnection.class)
        .forEach(
            (command, methods) -> {
              // What has the name alone gives a whole scan; the command gives one page of it.
              String name = camelCase(command) + (command.endsWith("SCAN") ? "Page" : "");
              if (!methods.contains(RENAMED.getOrDefault(command, name))) {
                misnamed.add(command + ": " + methods);
              }
            });
    assertEquals(Set.of(), misnamed);
  }

  private static String camelCase(String command) {
    return Pattern.compile("[ _-](\\w)")
        .matcher(command.toLowerCase(Locale.ROOT))
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  private static Set<String> typed() throws ReflectiveOperationException {
    return EveryMethod.of(RedisView.class, RedisConnection.class).keySet();
  }

  /** Tells whether the name alone is no command, but that of several with a word behind it. */
  private static boolean isContainer(String command, Set<String> typed, LeftToExecute left) {
    return Stream.concat(typed.stream(), left.lines().stream())
        .anyMatch(each -> each.startsWith(command + " "));
  }

  private static Set<String> commands(RedisVersion version) {
    try (RedisClient client = RedisClient.create(Matrix.server(version.name(), false).uri())) {
      Set<String> all = new TreeSet<>();
      add(all, client.command().join());
      if (version != RedisVersion.REDIS_6_2) {
        add(all, client.commandDocs().join());
      }
      return all;
    }
  }

  private static void add(Set<String> all, List<CommandInfo> commands) {
    for (CommandInfo command : commands) {
      all.add(name(command.name()));
      add(all, command.subcommands());
    }
  }

  private static void add(Set<String> all, Map<String, CommandDocs> docs) {
    docs.forEach(
        (name, command) -> {
          all.add(name(name));
          add(all, command.subcommands());
        });
  }

  private static String name(String name) {
    return name.replace('|', ' ').toUpperCase(Locale.ROOT);
  }
}
