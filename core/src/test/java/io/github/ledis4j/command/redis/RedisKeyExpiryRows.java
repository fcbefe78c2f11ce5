package io.github.ledis4j.command.redis;

import static io.github.ledis4j.command.CommandTable.bulk;

import io.github.ledis4j.command.CommandTable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** What the commands that let keys expire, and those that LedisDB has, too, put on the wire. */
final class RedisKeyExpiryRows {
  private static final Instant WHEN = Instant.ofEpochSecond(4102444800L);

  private RedisKeyExpiryRows() {}

  static void add(CommandTable<RedisKeyCommands<String, String>> table) {
    shared(table);
    conditional(table);
  }

  private static void shared(CommandTable<RedisKeyCommands<String, String>> table) {
    String payload = "\0\1v\6\0\7\345\2462\354m\266]";
    table
        .row("EXISTS k", c -> c.exists("k"), ":1\r\n", true)
        .row("EXISTS missing", c -> c.exists("missing"), ":0\r\n", false)
        .nulls("EXISTS", c -> c.exists(null))
        .row("EXPIRE k 100", c -> c.expire("k", Duration.ofSeconds(100)), ":1\r\n", true)
        .row("EXPIRE missing 60", c -> c.expire("missing", Duration.ofMinutes(1)), ":0\r\n", false)
        .refused("EXPIRE", c -> c.expire("k", Duration.ZERO), positive("PT0S"))
        .refused("EXPIRE", c -> c.expire("k", Duration.ofSeconds(-1)), positive("PT-1S"))
        .row("PEXPIRE k 500", c -> c.expire("k", Duration.ofMillis(500)), ":1\r\n", true)
        .row("PEXPIRE k 60001", c -> c.expire("k", Duration.ofSeconds(60, 1)), ":1\r\n", true)
        .row(
            "PEXPIRE k 60001 LT",
            c -> c.expire("k", Duration.ofSeconds(60, 1), ExpireCondition.IF_SHORTER),
            ":1\r\n",
            true)
        .nulls("EXPIRE", c -> c.expire("k", null))
        .row("EXPIREAT k 4102444800", c -> c.expireat("k", WHEN), ":1\r\n", true)
        .row("EXPIREAT missing 4102444800", c -> c.expireat("missing", WHEN), ":0\r\n", false)
        .row("PEXPIREAT k 4102444800001", c -> c.expireat("k", WHEN.plusNanos(1)), ":1\r\n", true)
        .refused("EXPIREAT", c -> c.expireat("k", Instant.EPOCH), point(Instant.EPOCH))
        .nulls("EXPIREAT", c -> c.expireat("k", null))
        .row("PERSIST k", c -> c.persist("k"), ":1\r\n", true)
        .row("PERSIST missing", c -> c.persist("missing"), ":0\r\n", false)
        .row("DUMP missing", c -> c.dump("missing"), "$-1\r\n", null)
        .row(
            "DUMP k",
            c -> c.dump("k"),
            bulk(payload),
            payload.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void conditional(CommandTable<RedisKeyCommands<String, String>> table) {
    Instant when = Instant.ofEpochSecond(2_000_000_000);
    table
        .row(
            "EXPIRE k 9 NX",
            c -> c.expire("k", Duration.ofSeconds(9), ExpireCondition.IF_NONE),
            ":1\r\n",
            true)
        .refused(
            "EXPIRE", c -> c.expire("k", Duration.ZERO, ExpireCondition.IF_NONE), positive("PT0S"))
        .nulls("EXPIRE", c -> c.expire("k", Duration.ofSeconds(9), null))
        .row(
            "PEXPIRE k 9001 XX",
            c -> c.pexpire("k", Duration.ofMillis(9001), ExpireCondition.IF_ANY),
            ":0\r\n",
            false)
        .row(
            "EXPIREAT k 2000000000 GT",
            c -> c.expireat("k", when, ExpireCondition.IF_LONGER),
            ":1\r\n",
            true)
        .row(
            "PEXPIREAT k 2000000000001 LT",
            c -> c.pexpireat("k", when.plusMillis(1), ExpireCondition.IF_SHORTER),
            ":1\r\n",
            true)
        .row("EXPIRETIME k", c -> c.expiretime("k"), ":2000000000\r\n", new ExpireTime(true, when))
        .row("EXPIRETIME k", c -> c.expiretime("k"), ":-1\r\n", ExpireTime.UNLIMITED)
        .row(
            "PEXPIRETIME k",
            c -> c.pexpiretime("k"),
            ":2000000000001\r\n",
            new ExpireTime(true, when.plusMillis(1)))
        .row("PEXPIRETIME k", c -> c.pexpiretime("k"), ":-2\r\n", ExpireTime.MISSING);
  }

  static String positive(String duration) {
    return "time to live must be longer than zero: "
        + duration
        + "; to delete something at once, call del or hdel";
  }

  private static String point(Instant when) {
    return "point in time must be after 1970: " + when;
  }
}
