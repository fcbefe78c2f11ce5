package io.github.ledis4j.command.redis;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.Limit;
import io.github.ledis4j.command.RecordingSink;
import io.github.ledis4j.command.SortOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RedisMoveCommandsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final MigrateOptions MOVE = MigrateOptions.DEFAULT;
  private static final List<String> KEYS = List.of("a", "b");

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_keys_move() {
    return new CommandTable<RedisMoveCommands<String, String>>(RedisMoveCommands.class)
        .row("MOVE k 3", c -> c.move("k", 3), ":1\r\n", true)
        .refused("MOVE", c -> c.move("k", -1), "database must lie between 0 and 2147483647: -1")
        .row(
            "MIGRATE there 6379  3 1000 KEYS a b",
            c -> c.migrate("there", 6379, 3, SECOND, KEYS, MOVE),
            "+OK\r\n",
            true)
        .row(
            "MIGRATE there 6379  3 1000 COPY REPLACE AUTH2 me secret KEYS a",
            c ->
                c.migrate(
                    "there",
                    6379,
                    3,
                    SECOND,
                    List.of("a"),
                    MOVE.password("x").copy().replace().credentials("me", "secret")),
            "+NOKEY\r\n",
            false)
        .row(
            "MIGRATE there 6379  3 1000 AUTH secret KEYS a b",
            c -> c.migrate("there", 6379, 3, SECOND, KEYS, MOVE.password("secret")),
            "+OK\r\n",
            true)
        .refused(
            "MIGRATE",
            c -> c.migrate("there", 6379, 3, SECOND, List.of(), MOVE),
            "at least one key is needed")
        .refused(
            "MIGRATE",
            c -> c.migrate("there", 0, 3, SECOND, KEYS, MOVE),
            "port must lie between 1 and 65535: 0")
        .refused(
            "MIGRATE",
            c -> c.migrate("there", 6379, 3, Duration.ZERO, KEYS, MOVE),
            "timeout must be whole milliseconds, from one to a day: PT0S")
        .refused(
            "MIGRATE",
            c -> c.migrate("there", 6379, 3, Duration.ofDays(2), KEYS, MOVE),
            "timeout must be whole milliseconds, from one to a day: PT48H")
        .nulls("MIGRATE", c -> c.migrate(null, 6379, 3, SECOND, KEYS, MOVE))
        .tests();
  }

  @Test
  void should_say_where_keys_are_and_how_long_server_takes_when_keys_migrate() {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    RedisMoveCommands<String, String> commands = sink.as(RedisMoveCommands.class);

    commands.migrate("there", 6379, 3, SECOND, KEYS, MOVE.copy().password("secret"));

    int key = sink.last().spec().firstKey();
    assertEquals("a", sink.lastWords().get(key));
    assertEquals(5, TimeUnit.NANOSECONDS.toSeconds(sink.last().options().serverWaitNanos()));
  }

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_elements_are_sorted() {
    SortOptions all =
        SortOptions.ALPHABETICAL
            .get("#")
            .get("v_*->f")
            .by("w_*")
            .descending()
            .limit(Limit.of(1, 2));
    return new CommandTable<RedisSortCommands<String, String>>(RedisSortCommands.class)
        .row(
            "SORT k",
            c -> c.sort("k", SortOptions.NUMERIC),
            array(bulk("1"), bulk("2")),
            List.of("1", "2"))
        .row(
            "SORT k BY w_* LIMIT 1 2 GET # GET v_*->f DESC ALPHA",
            c -> c.sort("k", all),
            array(bulk("a"), "$-1\r\n"),
            Arrays.asList("a", null))
        .row("SORT_RO k ALPHA", c -> c.sortRo("k", SortOptions.ALPHABETICAL), "*0\r\n", List.of())
        .row(
            "SORT k DESC STORE d",
            c -> c.sortStore("k", "d", SortOptions.NUMERIC.descending()),
            ":2\r\n",
            2L)
        .nulls("SORT", c -> c.sort("k", null))
        .tests();
  }
}
