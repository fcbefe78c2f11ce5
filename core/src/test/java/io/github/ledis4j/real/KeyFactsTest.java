package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.internal.command.CommandAccess;
import io.github.ledis4j.internal.command.KeyFacts;
import io.github.ledis4j.internal.command.KeySlot;
import io.github.ledis4j.pool.RedisConnection;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the keys of commands are, as four servers see it. */
class KeyFactsTest {
  @RegisterExtension static final RedisServer CLUSTER = RedisServer.forCluster();

  /** Enough words that each command of a server has its keys, none of them a keyword. */
  private static final int WORDS = 12;

  /** A channel, or a cursor, stands where a key does, and is none. */
  private static final Set<String> ROUTED_WITHOUT_KEYS =
      Set.of("spublish", "ssubscribe", "sunsubscribe", "clusterscan");

  private static RedisClient client(RedisVersion version) {
    return RedisClient.create(Matrix.server(version.name(), false).uri());
  }

  private static List<String> keys(String... words) {
    Object[] arguments = Arrays.copyOfRange(words, 1, words.length, Object[].class);
    byte[] packed = CommandAccess.internals().packed(Command.of(words[0], arguments));
    return IntStream.of(KeyFacts.keys(packed)).mapToObj(i -> words[i]).toList();
  }

  /** What the server takes for keys; null if it does not take the command. */
  private static @Nullable List<String> asked(RedisClient client, String... words) {
    try {
      Object[] rest = Arrays.copyOfRange(words, 1, words.length, Object[].class);
      return client.commandGetkeys(words[0], rest).join();
    } catch (CompletionException e) {
      String refusal = e.getCause().getMessage();
      if (refusal.contains("no key arguments")) {
        return List.of();
      } else if (refusal.contains("nvalid") || refusal.contains("number of arguments")) {
        return null;
      }
      throw e;
    }
  }

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_know_the_keys_of_every_command_by_its_name(RedisVersion version) {
    Set<String> wrong = new TreeSet<>();
    int known = 0;
    try (RedisClient client = client(version)) {
      for (String name : names(client)) {
        for (String[] words : forms(name.toUpperCase(Locale.ROOT).split("\\|"))) {
          List<String> there = asked(client, words);
          if (there != null && !there.isEmpty()) {
            known++;
            if (!Set.copyOf(there).equals(Set.copyOf(keys(words)))) {
              wrong.add(List.of(words) + " has " + there + ", not " + keys(words));
            }
          } else if (there != null && !keys(words).isEmpty()) {
            wrong.add(List.of(words) + " has no keys, but we find " + keys(words));
          }
        }
      }
    }
    assertEquals(Set.of(), wrong);
    assertTrue(known > 150, "commands with keys: " + known);
  }

  private static List<String> names(RedisClient client) {
    List<String> names = new ArrayList<>();
    client
        .command()
        .join()
        .forEach(
            info -> {
              names.add(info.name());
              info.subcommands().forEach(each -> names.add(each.name()));
            });
    // The first is a trap for browsers; of the others an old server tells no subcommands.
    names.removeAll(List.of("host:", "object", "xgroup", "xinfo", "memory"));
    names.removeAll(ROUTED_WITHOUT_KEYS);
    return names;
  }

  /** The command with few and with many words, a number where a number of keys may stand. */
  private static List<String[]> forms(String... name) {
    List<String[]> forms = new ArrayList<>();
    for (int count : new int[] {2, 3, 4, 5, 7, WORDS}) {
      for (int number = 0; number < 3; number++) {
        String[] words = new String[name.length + count];
        System.arraycopy(name, 0, words, 0, name.length);
        for (int i = name.length; i < words.length; i++) {
          words[i] = i == number ? "2" : "w" + i;
        }
        forms.add(words);
      }
    }
    return forms;
  }

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_find_the_keys_of_what_each_method_sends(RedisVersion version) throws Exception {
    Set<String> wrong = new TreeSet<>();
    try (RedisClient client = client(version)) {
      for (EveryMethod.Sent sent : EveryMethod.sentBy(RedisView.class, RedisConnection.class)) {
        List<String> words = new ArrayList<>(List.of(sent.spec().name().split(" ")));
        for (String argument : sent.arguments()) {
          words.add(argument.equals("value") ? "value " + words.size() : argument);
        }
        List<String> there = words.size() < 2 ? null : asked(client, words.toArray(new String[0]));
        boolean routed = ROUTED_WITHOUT_KEYS.contains(words.get(0).toLowerCase(Locale.ROOT));
        List<String> here = keys(words.toArray(new String[0]));
        if (there != null && !routed && !Set.copyOf(there).equals(Set.copyOf(here))) {
          wrong.add(words + " has " + there + ", not " + here);
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  @ParameterizedTest
  @CsvSource({
    "SORT k BY STORE LIMIT 0 1 GET STORE STORE to, 'k,to'",
    "MIGRATE host 6379 '' 0 100 KEYS a b, 'a,b'",
    "XREADGROUP GROUP STREAMS STREAMS COUNT 1 STREAMS a b > >, 'a,b'",
    "EVAL script 0 a, ''",
    "EVAL script none a, ''",
    "EVAL script 999999999 a, ''",
    "MSETEX 2 a 1 b 2 EX 5, 'a,b'",
    "PING, ''",
    "XREAD STREAMS, ''",
    "SMCLEAR a b, 'a,b'",
  })
  void should_find_keys_behind_words_and_numbers(String command, String expected) {
    String[] words = command.replace("''", "\0").split(" ");
    Arrays.setAll(words, i -> words[i].replace("\0", ""));
    assertEquals(
        expected.isEmpty() ? List.of() : List.of(expected.split(",")), keys(words), command);
  }

  @Test
  void should_count_the_slot_as_the_server_does() {
    try (RedisClient client = RedisClient.create(CLUSTER.uri())) {
      for (int i = 0; i < 300; i++) {
        byte[] key = strange(i);
        Reply slot = client.execute("CLUSTER", "KEYSLOT", key).join();
        assertEquals(slot.integer(), KeySlot.of(key, 0, key.length), Arrays.toString(key));
      }
    }
  }

  private static byte[] strange(int i) {
    return "{}{a}b}key".substring(i % 7, 7 + i % 4).concat("" + i).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void should_know_the_slots_that_the_documents_give() {
    assertArrayEquals(
        new int[] {12_739, 0x31C3, slot("user1000"), slot("user1000"), 0},
        new int[] {
          slot("123456789"),
          slot("123456789"),
          slot("{user1000}.following"),
          slot("{user1000}.followers"),
          slot("")
        });
    assertEquals(slot("bar"), slot("foo{bar}{zap}"));
    assertEquals(slot("{bar"), slot("foo{{bar}}zap"));
    assertTrue(slot("foo{}{bar}") != slot("bar"));
  }

  private static int slot(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return KeySlot.of(bytes, 0, bytes.length);
  }
}
