package io.github.ledis4j.command.redis;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.RecordingSink;
import io.github.ledis4j.command.redis.sortedset.ScoreEnd;
import io.github.ledis4j.command.redis.sortedset.ScoredMember;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RedisBlockingCommandsTest {
  private static final Duration WAIT = Duration.ofMillis(1500);

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_server_may_wait() {
    List<String> keys = List.of("a", "b");
    ScoredMember<String> ann = new ScoredMember<>("ann", 1.5);
    String pair = array(bulk("b"), bulk("x"));
    return new CommandTable<RedisBlockingCommands<String, String>>(RedisBlockingCommands.class)
        .row("BLPOP a b 1.5", c -> c.blpop(WAIT, "a", "b"), pair, new KeyValue<>("b", "x"))
        .row("BLPOP a 1.5", c -> c.blpop(WAIT, "a"), "*-1\r\n", null)
        .row("BLPOP a 0", c -> c.blpop(Duration.ZERO, "a"), "_\r\n", null)
        .row("BLPOP a 0.002", c -> c.blpop(Duration.ofNanos(1), "a"), "_\r\n", null)
        .row("BLPOP a 10", c -> c.blpop(Duration.ofSeconds(10), "a"), "_\r\n", null)
        .row(
            "BLPOP a 3153600000",
            c -> c.blpop(Duration.ofSeconds(Long.MAX_VALUE), "a"),
            "_\r\n",
            null)
        .row("BLPOP a b 1.5", c -> c.blpop(WAIT, keys), pair, new KeyValue<>("b", "x"))
        .refused("BLPOP", c -> c.blpop(WAIT), "at least one key is needed")
        .refused("BLPOP", c -> c.blpop(WAIT, List.of()), "at least one key is needed")
        .refused("BLPOP", c -> c.blpop(WAIT.negated(), "a"), "a wait must not be negative: PT-1.5S")
        .row("BRPOP b 1.5", c -> c.brpop(WAIT, "b"), pair, new KeyValue<>("b", "x"))
        .row(
            "BLMOVE a b LEFT RIGHT 1.5",
            c -> c.blmove(WAIT, "a", "b", ListEnd.LEFT, ListEnd.RIGHT),
            bulk("x"),
            "x")
        .row("BRPOPLPUSH a b 1.5", c -> c.brpoplpush(WAIT, "a", "b"), "*-1\r\n", null)
        .row(
            "BLMPOP 1.5 2 a b LEFT COUNT 3",
            c -> c.blmpop(WAIT, keys, ListEnd.LEFT, 3),
            array(bulk("b"), array(bulk("x"), bulk("y"))),
            new KeyValue<>("b", List.of("x", "y")))
        .row(
            "BLMPOP 1.5 2 a b LEFT COUNT 1",
            c -> c.blmpop(WAIT, keys, ListEnd.LEFT),
            "*-1\r\n",
            null)
        .row(
            "BZMPOP 1.5 2 a b MIN COUNT 1",
            c -> c.bzmpop(WAIT, keys, ScoreEnd.MIN),
            "*-1\r\n",
            null)
        .refused(
            "BLMPOP", c -> c.blmpop(WAIT, List.of(), ListEnd.LEFT, 3), "at least one key is needed")
        .row(
            "BZPOPMIN a b 1.5",
            c -> c.bzpopmin(WAIT, "a", "b"),
            array(bulk("b"), bulk("ann"), bulk("1.5")),
            new KeyValue<>("b", ann))
        .row(
            "BZPOPMIN a 1.5",
            c -> c.bzpopmin(WAIT, "a"),
            array(bulk("a"), bulk("ann"), ",1.5\r\n"),
            new KeyValue<>("a", ann))
        .row("BZPOPMAX a 1.5", c -> c.bzpopmax(WAIT, "a"), "_\r\n", null)
        .row(
            "BZMPOP 1.5 2 a b MAX COUNT 1",
            c -> c.bzmpop(WAIT, keys, ScoreEnd.MAX, 1),
            array(bulk("b"), array(array(bulk("ann"), bulk("1.5")))),
            new KeyValue<>("b", List.of(ann)))
        .row(
            "BZMPOP 1.5 2 a b MIN COUNT 1",
            c -> c.bzmpop(WAIT, keys, ScoreEnd.MIN, 1),
            "*-1\r\n",
            null)
        .tests();
  }

  @Test
  void should_say_how_long_server_may_be_silent_when_it_waits() {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    RedisBlockingCommands<String, String> commands = sink.as(RedisBlockingCommands.class);
    commands.bzmpop(WAIT, List.of("a"), ScoreEnd.MAX, 1);
    assertTrue(sink.last().spec().isBlocking());
    assertEquals(3, sink.last().spec().firstKey());
    assertEquals(WAIT.toNanos(), sink.last().options().serverWaitNanos());
    commands.blmove(Duration.ZERO, "a", "b", ListEnd.LEFT, ListEnd.LEFT);
    assertTrue(sink.last().options().serverWaitNanos() > Duration.ofDays(36_000).toNanos());
  }

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_writes_shall_be_safe() {
    return new CommandTable<RedisWaitCommands<String, String>>(RedisWaitCommands.class)
        .row("WAIT 2 1500", c -> c.waitForReplicas(2, WAIT), ":1\r\n", 1L)
        .row("WAIT 0 0", c -> c.waitForReplicas(0, Duration.ZERO), ":0\r\n", 0L)
        .row("WAIT 1 1", c -> c.waitForReplicas(1, Duration.ofNanos(1)), ":0\r\n", 0L)
        .refused(
            "WAIT",
            c -> c.waitForReplicas(-1, WAIT),
            "replicas must lie between 0 and 2147483647: -1")
        .refused(
            "WAIT",
            c -> c.waitForReplicas(1, WAIT.negated()),
            "a wait must not be negative: PT-1.5S")
        .nulls("WAIT", c -> c.waitForReplicas(1, null))
        .row(
            "WAITAOF 1 2 1500",
            c -> c.waitForAof(1, 2, WAIT),
            array(":1\r\n", ":0\r\n"),
            new RedisReplies.AofAcknowledged(true, 0))
        .row(
            "WAITAOF 0 1 1500",
            c -> c.waitForAof(0, 1, WAIT),
            array(":0\r\n", ":1\r\n"),
            new RedisReplies.AofAcknowledged(false, 1))
        .refused(
            "WAITAOF",
            c -> c.waitForAof(1, -1, WAIT),
            "replicas must lie between 0 and 2147483647: -1")
        .refused("WAITAOF", c -> c.waitForAof(2, 0, WAIT), "local must lie between 0 and 1: 2")
        .tests();
  }

  @Test
  void should_not_be_taken_for_dead_when_writes_are_waited_for() {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    RedisWaitCommands<String, String> commands = sink.as(RedisWaitCommands.class);
    commands.waitForReplicas(1, WAIT);
    assertEquals(WAIT.toNanos(), sink.last().options().serverWaitNanos());
    assertTrue(sink.last().spec().isBlocking());
  }
}
