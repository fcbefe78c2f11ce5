package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.redis.server.CommandInfo;
import io.github.ledis4j.pool.RedisConnection;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What this library takes for granted about a command, the server says too: a write that passed for
 * a read would be done twice after a loss, and a key in the wrong place would send commands on the
 * same key over several connections.
 */
class CommandSpecsTest {
  /** What tells of the server or of the connection, and not of keys, the server calls neither. */
  private static final Set<String> ASK_THE_SERVER =
      Set.of(
          "ACL CAT",
          "ACL DRYRUN",
          "ACL GENPASS",
          "ACL GETUSER",
          "ACL LIST",
          "ACL LOG",
          "ACL USERS",
          "ACL WHOAMI",
          "CLIENT GETNAME",
          "CLIENT GETREDIR",
          "CLIENT ID",
          "CLIENT INFO",
          "CLIENT LIST",
          "CLIENT TRACKINGINFO",
          "COMMAND",
          "COMMAND COUNT",
          "COMMAND DOCS",
          "COMMAND GETKEYS",
          "COMMAND GETKEYSANDFLAGS",
          "COMMAND INFO",
          "COMMAND LIST",
          "COMMANDLOG GET",
          "COMMANDLOG LEN",
          "CONFIG GET",
          "ECHO",
          "FUNCTION DUMP",
          "FUNCTION LIST",
          "FUNCTION STATS",
          "INFO",
          "LASTSAVE",
          "LATENCY DOCTOR",
          "LATENCY GRAPH",
          "LATENCY HISTOGRAM",
          "LATENCY HISTORY",
          "LATENCY LATEST",
          "MEMORY DOCTOR",
          "MEMORY MALLOC-STATS",
          "MEMORY STATS",
          "MODULE LIST",
          "PING",
          "PUBSUB CHANNELS",
          "PUBSUB NUMPAT",
          "PUBSUB NUMSUB",
          "PUBSUB SHARDCHANNELS",
          "PUBSUB SHARDNUMSUB",
          "ROLE",
          "SCRIPT EXISTS",
          "SCRIPT SHOW",
          "SLOWLOG GET",
          "SLOWLOG LEN",
          "TIME");

  /** Wait only if they are asked to. */
  private static final Set<String> MAY_WAIT = Set.of("XREAD", "XREADGROUP");

  /** Takes words as others take subcommands, but does not tell. */
  private static final Set<String> TAKE_WORDS = Set.of("DEBUG");

  private static final String NONE = "none";

  /** The channel stands where a key does, and is none. */
  private static final Set<String> ROUTED_BY_CHANNEL = Set.of("SPUBLISH");

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_call_a_read_what_the_server_calls_one(RedisVersion version) throws Exception {
    Map<String, CommandInfo> infos = infos(version);
    Set<String> wrong = new TreeSet<>();
    for (EveryMethod.Sent sent : sent()) {
      String name = sent.spec().name();
      CommandInfo info = infos.get(name);
      if (info != null && sent.spec().isRead() != isRead(sent, info)) {
        wrong.add(sent + " is " + info.flags());
      }
    }
    assertEquals(Set.of(), wrong);
  }

  private static boolean isRead(EveryMethod.Sent sent, CommandInfo info) {
    String name = sent.spec().name();
    if (name.equals("SORT")) { // a write for the server, which knows it by its name only
      return !sent.arguments().contains("STORE");
    }
    boolean asks = sent.spec().isRead() && ASK_THE_SERVER.contains(name);
    return info.flags().contains("readonly") || asks && !info.flags().contains("write");
  }

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_take_a_connection_of_its_own_when_the_server_may_wait(RedisVersion version)
      throws Exception {
    Map<String, CommandInfo> infos = infos(version);
    Set<String> wrong = new TreeSet<>();
    for (EveryMethod.Sent sent : sent()) {
      String name = sent.spec().name();
      CommandInfo info = infos.get(name);
      boolean waits = info != null && info.flags().contains("blocking");
      boolean asked = !MAY_WAIT.contains(name) || sent.arguments().contains("BLOCK");
      if (waits && asked && !sent.spec().isBlocking()) {
        wrong.add(sent.toString());
      }
    }
    assertEquals(Set.of(), wrong);
  }

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_know_where_the_first_key_is(RedisVersion version) throws Exception {
    Map<String, CommandInfo> infos = infos(version);
    Set<String> wrong = new TreeSet<>();
    Set<String> unknown = new TreeSet<>(infos.keySet());
    unknown.retainAll(sent().stream().map(sent -> sent.spec().name()).toList());
    unknown.removeAll(ROUTED_BY_CHANNEL);
    try (RedisClient client = client(version)) {
      for (EveryMethod.Sent sent : sent()) {
        CommandSpec spec = sent.spec();
        if (!infos.containsKey(spec.name()) || ROUTED_BY_CHANNEL.contains(spec.name())) {
          continue;
        }
        String there = firstKey(client, sent);
        String here = spec.firstKey() == 0 ? NONE : numbered(sent).get(spec.firstKey() - 1);
        if (there != null) {
          unknown.remove(spec.name());
          if (!there.equals(here)) {
            wrong.add(sent + " has its key at " + there + ", not at " + here);
          }
        }
      }
    }
    assertEquals(Set.of(), wrong);
    assertEquals(Set.of(), unknown, "the server took none of the forms of these");
  }

  /** The words as the server would get them, those that are keys or values told apart. */
  private static List<String> numbered(EveryMethod.Sent sent) {
    List<String> words = sent.arguments();
    return IntStream.range(0, words.size())
        .mapToObj(i -> words.get(i).equals("value") ? "value " + (i + 1) : words.get(i))
        .toList();
  }

  /** Asks the server; null if it does not know this form of the command. */
  private static @Nullable String firstKey(RedisClient client, EveryMethod.Sent sent) {
    String[] name = sent.spec().name().split(" ");
    List<Object> words = new ArrayList<>(List.of(name).subList(1, name.length));
    words.addAll(numbered(sent));
    if (words.isEmpty()) {
      return NONE; // COMMAND GETKEYS takes no command that is one word
    }
    try {
      // An old server names the key that is written to last, wherever it stands.
      List<String> keys = client.commandGetkeys(name[0], words.toArray()).join();
      return numbered(sent).stream().filter(keys::contains).findFirst().orElse(NONE);
    } catch (CompletionException e) {
      String refusal = e.getCause().getMessage();
      if (refusal.contains("no key arguments")) {
        return NONE;
      } else if (refusal.contains("number of arguments")) {
        return null;
      }
      throw e;
    }
  }

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_take_the_name_of_every_command_and_subcommand(RedisVersion version) {
    Map<String, CommandInfo> infos = infos(version);
    infos.remove("HOST:"); // a trap for browsers, no command
    infos.keySet().forEach(Command::of);
    for (CommandInfo info : infos.values()) {
      if (info.subcommands().isEmpty() && !info.name().contains("|")) {
        String line = info.name() + " word";
        boolean taken = TAKE_WORDS.contains(info.name().toUpperCase(Locale.ROOT));
        if (!taken && version != RedisVersion.REDIS_6_2) {
          assertThrows(IllegalArgumentException.class, () -> Command.of(line), line);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_know_by_name_what_makes_the_server_wait(RedisVersion version) {
    Set<String> wrong = new TreeSet<>();
    infos(version)
        .forEach(
            (name, info) -> {
              if (info.flags().contains("blocking")
                  && !Command.of(name, "BLOCK", 1).spec().isBlocking()) {
                wrong.add(name);
              }
            });
    assertEquals(Set.of(), wrong);
  }

  private static Set<EveryMethod.Sent> sent() throws ReflectiveOperationException {
    return EveryMethod.sentBy(RedisView.class, RedisConnection.class);
  }

  private static Map<String, CommandInfo> infos(RedisVersion version) {
    Map<String, CommandInfo> infos = new HashMap<>();
    try (RedisClient client = client(version)) {
      client.command().join().forEach(info -> add(infos, info));
    }
    return infos;
  }

  private static void add(Map<String, CommandInfo> infos, CommandInfo info) {
    infos.put(info.name().replace('|', ' ').toUpperCase(Locale.ROOT), info);
    info.subcommands().forEach(subcommand -> add(infos, subcommand));
  }

  private static RedisClient client(RedisVersion version) {
    return RedisClient.create(Matrix.server(version.name(), false).uri());
  }
}
