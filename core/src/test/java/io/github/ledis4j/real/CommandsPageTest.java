package io.github.ledis4j.real;

import io.github.ledis4j.GeneratedFile;
import io.github.ledis4j.LedisView;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.command.redis.server.CommandDocs;
import io.github.ledis4j.house.PublicApi;
import io.github.ledis4j.pool.RedisConnection;
import io.github.ledis4j.testkit.RedisVersion;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/commands.md} lists every command with its methods, what they give, and which servers
 * have it since when. The servers themselves say so.
 */
class CommandsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "commands.md");

  /** What the view has of its own, as one command is not enough for it. */
  private static final Set<String> OF_LEDIS_VIEW = Set.of("blpop", "brpop", "lset", "strlen");

  /** These send several commands, so they belong to none. */
  private static final String SEVERAL = "LedisKeySpaces";

  /** Servers do not say since when they have a module; vector sets came with Redis 8. */
  private static final String MODULE = "8";

  private static final Map<String, String> TITLES =
      Map.of(
          "generic",
          "Keys",
          "hyperloglog",
          "HyperLogLog",
          "module",
          "Vector set",
          "pubsub",
          "Pub/sub");

  private static final String HEAD =
      """
      # Commands

      Every command that has a method, what the method is called, and what its future gives. `CommandsPageTest` writes this
      page from the code; "since" is what Redis 8.2 and Valkey 9.1 say of themselves, in the groups of their documentation.
      (Valkey counts on from Redis 7.2.) A question mark is a value that may be null. `scan` and the like, without `Page`, turn
      the pages by themselves. Commands without a method, and why: [redis-commands.md](redis-commands.md).

      Methods are on `RedisClient` and its views, batches, transactions and leased connections. What waits on the server, and
      what changes its connection, is only where that can do no harm: see the Javadoc of its family.
      """;

  private static final String LEDIS_HEAD =
      """
      # On LedisDB

      The methods of `LedisClient`. The server is built from its last state, of May 2020; it does not say since when it has a
      command. `clearAll`, `typesOf`, `expireAll`, `persistAll` and `ttlAll` send one command for each of the five key spaces.
      What differs from Redis: [ledisdb.md](ledisdb.md).
      """;

  private final List<String> lines = new ArrayList<>();

  /** A command as servers describe it. */
  private record Facts(String group, String since) {}

  @Test
  void should_list_every_command_when_servers_are_asked() throws Exception {
    Map<String, Facts> redis = facts(RedisVersion.REDIS_8_2);
    Map<String, Facts> valkey = facts(RedisVersion.VALKEY_9_1);
    lines.addAll(HEAD.lines().toList());
    Map<String, Set<Method>> commands =
        EveryMethod.methodsOf(RedisView.class, RedisConnection.class);
    Function<String, Facts> known =
        command -> redis.getOrDefault(command, valkey.getOrDefault(command, new Facts("", "")));
    for (String group :
        new TreeSet<>(commands.keySet().stream().map(c -> known.apply(c).group()).toList())) {
      table("## " + title(group), "| Command | Method | Result | Redis since | Valkey since |");
      commands.forEach(
          (command, methods) -> {
            if (known.apply(command).group().equals(group)) {
              rows(
                  command,
                  methods,
                  " " + since(redis, command) + " | " + since(valkey, command) + " |");
            }
          });
    }
    lines.add("");
    lines.addAll(LEDIS_HEAD.lines().toList());
    ledis();
    GeneratedFile.check(PAGE, lines);
  }

  private void ledis() throws ReflectiveOperationException {
    Map<String, Set<Method>> commands = EveryMethod.methodsOf(LedisView.class);
    commands
        .values()
        .forEach(each -> each.removeIf(m -> m.getDeclaringClass().getSimpleName().equals(SEVERAL)));
    Stream.of(LedisView.class.getMethods())
        .filter(method -> OF_LEDIS_VIEW.contains(method.getName()) && !method.isSynthetic())
        .forEach(
            method ->
                commands.computeIfAbsent(
                    method.getName().toUpperCase(Locale.ROOT), any -> Set.of(method)));
    table("", "| Command | Method | Result |");
    commands.forEach((command, methods) -> rows(command, methods, ""));
  }

  private void table(String title, String head) {
    if (!title.isEmpty()) {
      lines.add("");
      lines.add(title);
    }
    lines.add("");
    lines.add(head);
    lines.add(head.replaceAll("[^|]+", "---"));
  }

  /** A row for each name of a method, with the results of all its forms. */
  private void rows(String command, Set<Method> methods, String since) {
    Map<String, Set<String>> results = new TreeMap<>();
    for (Method method : methods) {
      results
          .computeIfAbsent(method.getName(), any -> new TreeSet<>())
          .add(result(method.getAnnotatedReturnType()));
    }
    results.forEach(
        (method, types) ->
            lines.add(
                "| `%s` | `%s` | %s |%s"
                    .formatted(
                        command,
                        method,
                        types.stream()
                            .map(type -> "`" + type + "`")
                            .collect(Collectors.joining(" or ")),
                        since)));
  }

  private static String result(AnnotatedType type) {
    boolean future =
        type instanceof AnnotatedParameterizedType generic
            && ((ParameterizedType) generic.getType()).getRawType() == CompletableFuture.class;
    AnnotatedType given =
        future ? ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0] : type;
    return PublicApi.text(given).replaceAll("\\b[a-z]+\\.", "");
  }

  private static String title(String group) {
    return TITLES.getOrDefault(
        group,
        group.substring(0, 1).toUpperCase(Locale.ROOT) + group.substring(1).replace('-', ' '));
  }

  private static String since(Map<String, Facts> server, String command) {
    Facts facts = server.get(command);
    if (facts == null) {
      return "";
    }
    return facts.since().isEmpty() ? MODULE : facts.since();
  }

  /** Asks a server what it says of its commands, those behind a container included. */
  private static Map<String, Facts> facts(RedisVersion version) {
    Map<String, Facts> facts = new TreeMap<>();
    try (RedisClient client = RedisClient.create(Matrix.server(version.name(), false).uri())) {
      add(facts, client.commandDocs().join());
    }
    return facts;
  }

  private static void add(Map<String, Facts> facts, Map<String, CommandDocs> docs) {
    docs.forEach(
        (name, command) -> {
          String upper = name.replace('|', ' ').toUpperCase(Locale.ROOT);
          facts.put(upper, new Facts(command.group(), command.since()));
          add(facts, command.subcommands());
        });
  }
}
