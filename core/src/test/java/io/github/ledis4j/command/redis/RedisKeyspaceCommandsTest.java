package io.github.ledis4j.command.redis;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.RecordingSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RedisKeyspaceCommandsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final MigrateOptions MOVE = MigrateOptions.DEFAULT;
  private static final List<String> KEYS = List.of("a", "b");

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_server_has_keys() {
    return new CommandTable<RedisKeyspaceCommands<String, String>>(RedisKeyspaceCommands.class)
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
            "timeout must be longer than zero: PT0S")
        .refused(
            "MIGRATE",
            c -> c.migrate("there", 6379, 3, Duration.ofDays(2), KEYS, MOVE),
            "timeout must not be longer than a day: PT48H")
        .row("KEYS user:*", c -> c.keys("user:*"), array(bulk("user:1")), List.of("user:1"))
        .row("KEYS b*", c -> c.keys("b*".getBytes(StandardCharsets.UTF_8)), "*0\r\n", List.of())
        .nulls("KEYS", c -> c.keys((byte[]) null))
        .row("KEYS none:*", c -> c.keys("none:*"), "*0\r\n", List.of())
        .nulls("KEYS", c -> c.keys((String) null))
        .row("RANDOMKEY", c -> c.randomkey(), bulk("k"), "k")
        .row("RANDOMKEY", c -> c.randomkey(), "_\r\n", null)
        .row(
            "MIGRATE there 6379  3 1000 KEYS a b",
            c -> c.migrate("there", 6379, 3, SECOND, KEYS),
            "+OK\r\n",
            true)
        .row(
            "MIGRATE there 6379  3 1 KEYS a b",
            c -> c.migrate("there", 6379, 3, Duration.ofNanos(1), KEYS),
            "+OK\r\n",
            true)
        .nulls("MIGRATE", c -> c.migrate(null, 6379, 3, SECOND, KEYS, MOVE))
        .tests();
  }

  @Test
  void should_say_where_keys_are_and_how_long_server_takes_when_keys_migrate() {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    RedisKeyspaceCommands<String, String> commands = sink.as(RedisKeyspaceCommands.class);

    commands.migrate("there", 6379, 3, SECOND, KEYS, MOVE.copy().password("secret"));

    int key = sink.last().spec().firstKey();
    assertEquals("a", sink.lastWords().get(key));
    assertEquals(5, TimeUnit.NANOSECONDS.toSeconds(sink.last().options().serverWaitNanos()));
  }
}
