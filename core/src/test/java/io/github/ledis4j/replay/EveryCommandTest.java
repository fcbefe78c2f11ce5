package io.github.ledis4j.replay;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.replay.Example.Fate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the recorded examples cover; that they are right, the replays show. */
class EveryCommandTest {
  private static final int COMMANDS = 150;
  private static final Set<Fate> SENT = EnumSet.of(Fate.SAME, Fate.TYPED);

  /** A name that LedisDB does not know. */
  private static final String UNKNOWN = "NOCOMMAND";

  private final List<Example> examples =
      ExampleFile.examples().stream().filter(e -> !e.name().equals(UNKNOWN)).toList();

  @Test
  void should_have_examples_of_every_command_and_a_row_in_the_table_of_methods() {
    Set<String> names = examples.stream().map(Example::name).collect(toCollection(TreeSet::new));
    assertEquals(COMMANDS, names.size());
    Set<String> rows = new TreeSet<>(TypedCalls.all().names());
    rows.remove(UNKNOWN);
    assertEquals(rows, names);
  }

  @Test
  void should_have_a_method_for_each_command_but_those_that_have_a_reason() {
    var reasons = new TreeMap<String, Set<String>>();
    for (Example example : examples) {
      reasons
          .computeIfAbsent(example.name(), any -> new TreeSet<>())
          .add(example.remark().detail());
    }
    examples.stream()
        .filter(e -> SENT.contains(e.remark().fate()))
        .forEach(e -> reasons.remove(e.name()));
    String state = "it changes the state of the connection";
    String log = "its reply is the server's own log, not data";
    String zero = "an element named 0 ends it too early";
    var expected = new TreeMap<String, Set<String>>();
    List.of("AUTH", "QUIT", "REPLCONF", "SELECT", "XSELECT")
        .forEach(name -> expected.put(name, Set.of(state)));
    List.of("FULLSYNC", "SYNC").forEach(name -> expected.put(name, Set.of(log)));
    List.of("HSCAN", "SSCAN", "ZSCAN").forEach(name -> expected.put(name, Set.of(zero)));
    expected.put("SHUTDOWN", Set.of("it stops the server"));
    expected.put("BRPOPLPUSH", Set.of("it loses the element"));
    expected.put("ZREMRANGEBYLEX", Set.of("it corrupts the key"));
    assertEquals(expected, reasons);
  }

  @Test
  void should_have_a_reply_for_each_example() {
    examples.forEach(Example::expectation);
    assertTrue(examples.size() > 800);
  }
}
