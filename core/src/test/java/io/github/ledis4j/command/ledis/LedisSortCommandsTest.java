package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static io.github.ledis4j.command.SortOptions.ALPHABETICAL;
import static io.github.ledis4j.command.SortOptions.NUMERIC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.Limit;
import io.github.ledis4j.command.RecordingSink;
import io.github.ledis4j.command.SortOptions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LedisSortCommandsTest {
  private static final SortOptions EVERYTHING =
      ALPHABETICAL.descending().by("w_*").get("#").get("h_*->f").limit(Limit.of(1, 2));

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_sorting() {
    String found = array(bulk("a"), "$-1\r\n");
    return new CommandTable<LedisSortCommands<String, String>>(LedisSortCommands.class)
        .row("XLSORT k", c -> c.xlsort("k", NUMERIC), array(bulk("1")), List.of("1"))
        .row("XLSORT k ALPHA", c -> c.xlsort("k", ALPHABETICAL), "*0\r\n", List.of())
        .row("XSSORT k DESC", c -> c.xssort("k", NUMERIC.descending()), "*0\r\n", List.of())
        .row(
            "XZSORT k BY w_* LIMIT 1 2 GET # GET h_*->f DESC ALPHA",
            c -> c.xzsort("k", EVERYTHING),
            found,
            Arrays.asList("a", null))
        .row("XLSORT k STORE d", c -> c.xlsortStore("k", "d", NUMERIC), ":4\r\n", 4L)
        .row("XSSORT k ALPHA STORE d", c -> c.xssortStore("k", "d", ALPHABETICAL), ":0\r\n", 0L)
        .row(
            "XZSORT k LIMIT 3 -1 ALPHA STORE d",
            c -> c.xzsortStore("k", "d", ALPHABETICAL.limit(Limit.from(3))),
            ":1\r\n",
            1L)
        .row(
            "XLSORT k BY w_* GET h_*",
            c -> c.xlsort("k", NUMERIC.by("w_*".getBytes(UTF_8)).get("h_*".getBytes(UTF_8))),
            "*0\r\n",
            List.of())
        .row("XLSORT k", c -> c.xlsort("k"), "*0\r\n", List.of())
        .row("XSSORT k", c -> c.xssort("k"), "*0\r\n", List.of())
        .row("XZSORT k", c -> c.xzsort("k"), "*0\r\n", List.of())
        .row("XLSORT k STORE d", c -> c.xlsortStore("k", "d"), ":4\r\n", 4L)
        .row("XSSORT k STORE d", c -> c.xssortStore("k", "d"), ":4\r\n", 4L)
        .row("XZSORT k STORE d", c -> c.xzsortStore("k", "d"), ":4\r\n", 4L)
        .nulls("XLSORT", c -> c.xlsort("k", null))
        .nulls("XLSORT", c -> c.xlsort(null, NUMERIC))
        .nulls("XLSORT STORE", c -> c.xlsortStore("k", null, NUMERIC))
        .tests();
  }

  @Test
  void should_ask_for_a_connection_of_its_own_when_an_error_may_hold_an_element() {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    LedisCommands<String, String> ledis = sink.as(LedisCommands.class);

    ledis.xlsort("k", NUMERIC);
    CommandSpec numeric = sink.last().spec();
    ledis.xlsort("k", ALPHABETICAL);
    CommandSpec alphabetical = sink.last().spec();
    ledis.xlsortStore("k", "d", NUMERIC);
    CommandSpec store = sink.last().spec();

    assertEquals(List.of(true, true), List.of(numeric.isRead(), numeric.isBlocking()));
    assertEquals(List.of(true, false), List.of(alphabetical.isRead(), alphabetical.isBlocking()));
    assertEquals(List.of(false, true), List.of(store.isRead(), store.isBlocking()));
  }

  @Test
  void should_refuse_null_when_options_are_put_together() {
    assertThrows(NullPointerException.class, () -> NUMERIC.by((String) null));
    assertThrows(NullPointerException.class, () -> NUMERIC.get((byte[]) null));
    assertThrows(NullPointerException.class, () -> NUMERIC.limit(null));
  }
}
