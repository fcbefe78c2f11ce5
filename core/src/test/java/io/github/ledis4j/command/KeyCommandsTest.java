package io.github.ledis4j.command;

import static io.github.ledis4j.command.CommandTable.bulk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class KeyCommandsTest {
  private static final Instant WHEN = Instant.ofEpochSecond(4102444800L);

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_server_has_keys() {
    String payload = "\0\1v\6\0\7\345\2462\354m\266]";
    return new CommandTable<KeyCommands<String, String>>(KeyCommands.class)
        .row("EXISTS k", c -> c.exists("k"), ":1\r\n", true)
        .row("EXISTS missing", c -> c.exists("missing"), ":0\r\n", false)
        .nulls("EXISTS", c -> c.exists(null))
        .row("EXPIRE k 100", c -> c.expire("k", Duration.ofSeconds(100)), ":1\r\n", true)
        .row("EXPIRE missing 60", c -> c.expire("missing", Duration.ofMinutes(1)), ":0\r\n", false)
        .refused(
            "EXPIRE",
            c -> c.expire("k", Duration.ZERO),
            seconds("PT0S; to delete something at once, call del or hdel"))
        .refused(
            "EXPIRE",
            c -> c.expire("k", Duration.ofSeconds(-1)),
            seconds("PT-1S; to delete something at once, call del or hdel"))
        .refused("EXPIRE", c -> c.expire("k", Duration.ofMillis(500)), seconds("PT0.5S"))
        .nulls("EXPIRE", c -> c.expire("k", null))
        .row("EXPIREAT k 4102444800", c -> c.expireat("k", WHEN), ":1\r\n", true)
        .row("EXPIREAT missing 4102444800", c -> c.expireat("missing", WHEN), ":0\r\n", false)
        .refused("EXPIREAT", c -> c.expireat("k", WHEN.plusMillis(1)), point(WHEN.plusMillis(1)))
        .refused("EXPIREAT", c -> c.expireat("k", Instant.EPOCH), point(Instant.EPOCH))
        .nulls("EXPIREAT", c -> c.expireat("k", null))
        .row("PERSIST k", c -> c.persist("k"), ":1\r\n", true)
        .row("PERSIST missing", c -> c.persist("missing"), ":0\r\n", false)
        .row("DUMP missing", c -> c.dump("missing"), "$-1\r\n", null)
        .row(
            "DUMP k",
            c -> c.dump("k"),
            bulk(payload),
            payload.getBytes(StandardCharsets.ISO_8859_1))
        .tests();
  }

  private static String seconds(String duration) {
    return "time to live must be whole seconds, at least one: " + duration;
  }

  private static String point(Instant when) {
    return "point in time must be whole seconds after 1970: " + when;
  }
}
