package io.github.ledis4j.command.redis.server;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.command.CommandSpec.Answer;
import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.RecordingSink;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What makes a server do something: settings, saving, ending, following. */
class RedisControlCommandsTest {
  private static final ShutdownOptions END = ShutdownOptions.DEFAULT;
  private static final FailoverOptions OVER = FailoverOptions.DEFAULT;

  static void settings(CommandTable<RedisServerCommands<String, String>> table) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("a", "1");
    settings.put("b", "2");
    table
        .row(
            "CONFIG GET a b*",
            c -> c.configGet(List.of("a", "b*")),
            array(bulk("a"), bulk("1")),
            Map.of("a", "1"))
        .row(
            "CONFIG GET a",
            c -> c.configGet(List.of("a")),
            "%1\r\n" + bulk("a") + bulk(""),
            Map.of("a", ""))
        .refused("CONFIG GET", c -> c.configGet(List.of()), "at least one pattern is needed")
        .row("CONFIG SET a 1 b 2", c -> c.configSet(settings), "+OK\r\n", null)
        .refused(
            "CONFIG SET", c -> c.configSet(Map.of()), "at least one key with its value is needed")
        .row("CONFIG RESETSTAT", c -> c.configResetstat(), "+OK\r\n", null);
  }

  static void persistence(CommandTable<RedisServerCommands<String, String>> table) {
    table
        .row("BGREWRITEAOF", c -> c.bgrewriteaof(), "+Background rewriting started\r\n", null)
        .row("BGSAVE", c -> c.bgsave(), "+Background saving started\r\n", null)
        .row("BGSAVE SCHEDULE", c -> c.bgsaveSchedule(), "+Background saving scheduled\r\n", null)
        .row("BGSAVE CANCEL", c -> c.bgsaveCancel(), "+Background saving cancelled\r\n", null)
        .row("LASTSAVE", c -> c.lastsave(), ":1795270777\r\n", Instant.ofEpochSecond(1795270777L))
        .row("SAVE", c -> c.save(), "+OK\r\n", null)
        .row("SHUTDOWN", c -> c.shutdown(), "_\r\n", null)
        .row("SHUTDOWN SAVE NOW FORCE", c -> c.shutdown(END.now().force().save()), "_\r\n", null)
        .row("SHUTDOWN NOSAVE", c -> c.shutdown(END.save().noSave()), "_\r\n", null)
        .row("SHUTDOWN FAILOVER", c -> c.shutdown(END.failover()), "_\r\n", null)
        .nulls("SHUTDOWN", c -> c.shutdown(null))
        .row("SHUTDOWN ABORT", c -> c.shutdownAbort(), "+OK\r\n", null);
  }

  static void replication(CommandTable<RedisServerCommands<String, String>> table) {
    table
        .row("FAILOVER", c -> c.failover(), "+OK\r\n", null)
        .row(
            "FAILOVER TO h 1 FORCE TIMEOUT 1500",
            c -> c.failover(OVER.to("h", 1).force().timeout(Duration.ofMillis(1500))),
            "+OK\r\n",
            null)
        .refused(
            "FAILOVER",
            c -> c.failover(OVER.timeout(Duration.ZERO)),
            "timeout must be longer than zero: PT0S")
        .refused(
            "FAILOVER", c -> c.failover(OVER.to("h", 0)), "port must lie between 1 and 65535: 0")
        .row("FAILOVER ABORT", c -> c.failoverAbort(), "+OK\r\n", null)
        .row("REPLICAOF h 6379", c -> c.replicaof("h", 6379), "+OK\r\n", null)
        .row("REPLICAOF h 6379", c -> c.replicaof("h", 6379), "+OK Already connected\r\n", null)
        .refused("REPLICAOF", c -> c.replicaof("a b", 1), "host must be one word: 'a b'")
        .refused(
            "REPLICAOF", c -> c.replicaof("h", 65_536), "port must lie between 1 and 65535: 65536")
        .nulls("REPLICAOF", c -> c.replicaof(null, 1))
        .row("REPLICAOF NO ONE", c -> c.replicaofNoOne(), "+OK\r\n", null);
  }

  @Test
  void should_take_a_closed_connection_for_the_answer_when_server_ends() {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    RedisAdminCommands<String, String> admin = sink.as(RedisAdminCommands.class);
    admin.shutdown(END);
    assertEquals(Answer.CLOSE, sink.last().spec().answer());
    admin.shutdownAbort();
    assertEquals(Answer.REPLY, sink.last().spec().answer());
  }
}
