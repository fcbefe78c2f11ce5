package io.github.ledis4j.real;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.redis.server.CommandFilter;
import io.github.ledis4j.command.redis.server.CommandInfo;
import io.github.ledis4j.command.redis.server.ModuleInfo;
import io.github.ledis4j.command.redis.server.RedisAdminCommands;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Redis tells of its commands and modules. */
final class RedisCommandInfoRows {
  private RedisCommandInfoRows() {}

  static void add(CommandRows<RedisAdminCommands<String, String>> rows, RedisVersion version) {
    boolean seven = version.compareTo(RedisVersion.REDIS_7_0) >= 0;
    rows.check(
            "COMMAND", c -> c.command(), all -> all.stream().anyMatch(RedisCommandInfoRows::isGet))
        .check("COMMAND COUNT", c -> c.commandCount(), count -> count > 200)
        .check(
            "COMMAND INFO",
            c -> c.commandInfo("GET", "unknown"),
            all -> isGet(requireNonNull(all.get(0))) && all.get(1) == null)
        .check(
            "COMMAND INFO of keys",
            c -> c.commandInfo("xread"),
            all ->
                requireNonNull(all.get(0)).keySpecifications().stream()
                    .map(keys -> keys.begin().parameters().get("keyword"))
                    .toList()
                    .equals(seven ? List.of("STREAMS") : List.of()))
        .check(
            "COMMAND INFO of subcommands",
            c -> c.commandInfo("config"),
            all -> requireNonNull(all.get(0)).subcommands().isEmpty() != seven)
        .row("COMMAND GETKEYS", c -> c.commandGetkeys("MSET", "a", 1, "b", 2), List.of("a", "b"))
        .row("COMMAND GETKEYS list", c -> c.commandGetkeys("GET", List.of("a")), List.of("a"))
        .refused("COMMAND GETKEYS none", c -> c.commandGetkeys("PING"))
        .row(
            seven,
            "COMMAND GETKEYSANDFLAGS",
            c -> c.commandGetkeysandflags("LMOVE", "a", "b", "left", "left"),
            List.of(
                new KeyValue<>("a", Set.of("RW", "access", "delete")),
                new KeyValue<>("b", Set.of("RW", "insert"))));
    listsAndDocs(rows, seven);
    rows.check("MODULE LIST", c -> c.moduleList(), all -> isLoaded(version, all));
  }

  private static void listsAndDocs(
      CommandRows<RedisAdminCommands<String, String>> rows, boolean seven) {
    rows.check(
            seven,
            "COMMAND DOCS",
            c -> c.commandDocs("SLAVEOF", "config|get", "unknown"),
            docs ->
                docs.keySet().equals(Set.of("slaveof", "config|get"))
                    && requireNonNull(docs.get("slaveof")).flags().contains("deprecated"))
        .check(
            seven,
            "COMMAND DOCS of all",
            c -> c.commandDocs(),
            docs ->
                requireNonNull(docs.get("config")).subcommands().containsKey("config|get")
                    && requireNonNull(docs.get("set")).arguments().size() > 3)
        .check(seven, "COMMAND LIST", c -> c.commandList(), all -> all.contains("get"))
        .check(
            seven,
            "COMMAND LIST by glob",
            c -> c.commandList(CommandFilter.matching("h*getall")),
            all -> all.equals(List.of("hgetall")))
        .check(
            seven,
            "COMMAND LIST by category",
            c -> c.commandList(CommandFilter.category("read")),
            all -> all.contains("get"))
        .row(
            seven,
            "COMMAND LIST by module",
            c -> c.commandList(CommandFilter.module("unknown")),
            List.of());
  }

  private static boolean isGet(CommandInfo info) {
    return info.name().equals("get")
        && info.arity() == 2
        && info.firstKey() == 1
        && info.flags().contains("readonly")
        && info.categories().contains("@read");
  }

  private static boolean isLoaded(RedisVersion version, List<ModuleInfo> modules) {
    return switch (version) {
      case REDIS_8_2 -> modules.size() == 1 && is(modules.get(0), "vectorset", null);
      case VALKEY_9_1 -> modules.size() == 1 && is(modules.get(0), "lua", "lua");
      default -> modules.isEmpty();
    };
  }

  private static boolean is(ModuleInfo module, String name, @Nullable String path) {
    return module.name().equals(name)
        && module.version() == 1
        && Objects.equals(path, module.path())
        && module.arguments().isEmpty();
  }
}
