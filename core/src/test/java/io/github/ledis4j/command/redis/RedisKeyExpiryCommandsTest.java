package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandTable;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RedisKeyExpiryCommandsTest {

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_keys_expire() {
    Instant when = Instant.ofEpochSecond(2_000_000_000);
    return new CommandTable<RedisKeyExpiryCommands<String, String>>(RedisKeyExpiryCommands.class)
        .row(
            "EXPIRE k 9 NX",
            c -> c.expire("k", Duration.ofSeconds(9), ExpireCondition.IF_NONE),
            ":1\r\n",
            true)
        .refused(
            "EXPIRE",
            c -> c.expire("k", Duration.ZERO, ExpireCondition.IF_NONE),
            "time to live must be whole seconds, at least one: PT0S; to delete something at once, call del or hdel")
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
        .row("PEXPIRETIME k", c -> c.pexpiretime("k"), ":-2\r\n", ExpireTime.MISSING)
        .tests();
  }
}
