package io.github.ledis4j.command.redis.server;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.KeyValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of what a server can do. */
final class RedisCommandInfoTable {
  private RedisCommandInfoTable() {}

  private static final String SHORT =
      "*7\r\n" + bulk("get") + ":2\r\n" + array("+fast\r\n") + ":1\r\n:1\r\n:1\r\n" + "*0\r\n";
  private static final CommandInfo OLD =
      new CommandInfoReplies.Info(
          "get", 2, Set.of("fast"), 1, 1, 1, Set.of(), Set.of(), List.of(), List.of());
  private static final CommandInfo NEW =
      new CommandInfoReplies.Info(
          "x",
          -2,
          Set.of("fast"),
          1,
          -1,
          2,
          Set.of("@read"),
          Set.of("tip"),
          List.of(
              new CommandInfoReplies.Keys(
                  "note",
                  Set.of("RO"),
                  new CommandInfoReplies.Search("index", Map.of("index", "1")),
                  new CommandInfoReplies.Search("range", Map.of("lastkey", "0", "limit", "2")))),
          List.of(OLD));

  private static String full(String maps) {
    String[] open = maps.split(" ");
    return "*10\r\n"
        + bulk("x")
        + ":-2\r\n*1\r\n+fast\r\n:1\r\n:-1\r\n:2\r\n"
        + array(bulk("@read"))
        + array(bulk("tip"))
        + "*1\r\n"
        + open[0]
        + "\r\n"
        + bulk("notes")
        + bulk("note")
        + bulk("flags")
        + array("+RO\r\n")
        + bulk("begin_search")
        + open[1]
        + "\r\n"
        + bulk("type")
        + bulk("index")
        + bulk("spec")
        + open[2]
        + "\r\n"
        + bulk("index")
        + ":1\r\n"
        + bulk("find_keys")
        + open[1]
        + "\r\n"
        + bulk("type")
        + bulk("range")
        + bulk("spec")
        + open[1]
        + "\r\n"
        + bulk("lastkey")
        + ":0\r\n"
        + bulk("limit")
        + ":2\r\n"
        + array(SHORT);
  }

  /** Documentation as RESP3 maps, or as RESP2 arrays of twice the size. */
  private static String docs(boolean maps) {
    String one = maps ? "%1\r\n" : "*2\r\n";
    String two = maps ? "%2\r\n" : "*4\r\n";
    String four = maps ? "%4\r\n" : "*8\r\n";
    String nine = maps ? "%9\r\n" : "*18\r\n";
    return one
        + bulk("set")
        + nine
        + bulk("summary")
        + bulk("Sets.")
        + bulk("since")
        + bulk("1.0.0")
        + bulk("group")
        + bulk("string")
        + bulk("doc_flags")
        + array("+deprecated\r\n")
        + bulk("deprecated_since")
        + bulk("9")
        + bulk("replaced_by")
        + bulk("SETS")
        + bulk("history")
        + array(array("+2.6\r\n", "+More.\r\n"))
        + bulk("arguments")
        + "*1\r\n"
        + four
        + bulk("name")
        + bulk("condition")
        + bulk("type")
        + bulk("oneof")
        + bulk("flags")
        + array("+optional\r\n")
        + bulk("arguments")
        + "*1\r\n"
        + four
        + bulk("name")
        + bulk("nx")
        + bulk("type")
        + bulk("pure-token")
        + bulk("token")
        + bulk("NX")
        + bulk("later")
        + ":1\r\n"
        + bulk("subcommands")
        + one
        + bulk("set|x")
        + two
        + bulk("summary")
        + bulk("Sub.")
        + bulk("later")
        + "*0\r\n";
  }

  private static final CommandDocs SUB =
      new CommandDocsReplies.Docs(
          "Sub.", "", "", null, null, Set.of(), null, null, List.of(), List.of(), Map.of());
  private static final CommandArgument NX =
      new CommandDocsReplies.Argument(
          "nx", "pure-token", "NX", null, null, null, Set.of(), List.of());
  private static final CommandArgument CONDITION =
      new CommandDocsReplies.Argument(
          "condition", "oneof", null, null, null, null, Set.of("optional"), List.of(NX));
  private static final Map<String, CommandDocs> DOCS =
      Map.of(
          "set",
          new CommandDocsReplies.Docs(
              "Sets.",
              "1.0.0",
              "string",
              null,
              null,
              Set.of("deprecated"),
              "9",
              "SETS",
              List.of(new CommandDocsReplies.Change("2.6", "More.")),
              List.of(CONDITION),
              Map.of("set|x", SUB)));

  static void commandInfo(CommandTable<RedisServerCommands<String, String>> table) {
    String flagged = array(array(bulk("a"), array("+RO\r\n", "+access\r\n")));
    List<KeyValue<String, Set<String>>> keys = List.of(new KeyValue<>("a", Set.of("RO", "access")));
    String sets = "*1\r\n*2\r\n" + bulk("a") + "~2\r\n+RO\r\n+access\r\n";
    String module = bulk("name") + bulk("vs") + bulk("ver") + ":3\r\n";
    String more = bulk("path") + bulk("/m.so") + bulk("args") + array(bulk("x"));
    table
        .row("COMMAND", c -> c.command(), array(SHORT), List.of(OLD))
        .unexpected("COMMAND", c -> c.command(), array(":1\r\n"))
        .row("COMMAND COUNT", c -> c.commandCount(), ":267\r\n", 267L)
        .row(
            "COMMAND INFO x nope",
            c -> c.commandInfo("x", "nope"),
            array(full("*8 *4 *2"), "*-1\r\n"),
            Arrays.asList(NEW, null))
        .row(
            "COMMAND INFO x nope",
            c -> c.commandInfo("x", "nope"),
            array(full("%4 %2 %1"), "_\r\n"),
            Arrays.asList(NEW, null))
        .row("COMMAND INFO x", c -> c.commandInfo(List.of("x")), "*0\r\n", List.of())
        .nulls("COMMAND INFO", c -> c.commandInfo("x", null))
        .row("COMMAND DOCS set", c -> c.commandDocs("set"), docs(false), DOCS)
        .row("COMMAND DOCS set", c -> c.commandDocs("set"), docs(true), DOCS)
        .row("COMMAND DOCS x", c -> c.commandDocs(List.of("x")), "*0\r\n", Map.of())
        .row("COMMAND DOCS", c -> c.commandDocs(), "*0\r\n", Map.of())
        .row(
            "COMMAND GETKEYS MSET a 1",
            c -> c.commandGetkeys("MSET", "a", 1),
            array(bulk("a")),
            List.of("a"))
        .row(
            "COMMAND GETKEYS GET a",
            c -> c.commandGetkeys("GET", List.of("a")),
            "*1\r\n$1\r\na\r\n",
            List.of("a"))
        .nulls("COMMAND GETKEYS", c -> c.commandGetkeys("GET", (Object) null))
        .row(
            "COMMAND GETKEYSANDFLAGS GET a",
            c -> c.commandGetkeysandflags("GET", "a"),
            flagged,
            keys)
        .row(
            "COMMAND GETKEYSANDFLAGS GET a",
            c -> c.commandGetkeysandflags("GET", List.of("a")),
            sets,
            keys)
        .row("COMMAND GETKEYSANDFLAGS GET a", c -> c.commandGetkeysandflags("GET", "a"), sets, keys)
        .row("COMMAND LIST", c -> c.commandList(), array(bulk("get")), List.of("get"))
        .row(
            "COMMAND LIST FILTERBY MODULE vs",
            c -> c.commandList(CommandFilter.module("vs")),
            "*0\r\n",
            List.of())
        .row(
            "COMMAND LIST FILTERBY ACLCAT read",
            c -> c.commandList(CommandFilter.category("read")),
            "*0\r\n",
            List.of())
        .row(
            "COMMAND LIST FILTERBY PATTERN h*",
            c -> c.commandList(CommandFilter.matching("h*")),
            "*0\r\n",
            List.of())
        .nulls("COMMAND LIST", c -> c.commandList(CommandFilter.module(null)))
        .row(
            "MODULE LIST",
            c -> c.moduleList(),
            "*1\r\n%4\r\n" + module + more,
            List.of(new CommandInfoReplies.Module("vs", 3, "/m.so", List.of("x"))))
        .row(
            "MODULE LIST",
            c -> c.moduleList(),
            "*1\r\n*4\r\n" + module,
            List.of(new CommandInfoReplies.Module("vs", 3, null, List.of())));
  }
}
