package io.github.ledis4j.command.ledis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandTable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedisReplicationCommandsTest {

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_servers_follow() {
    return new CommandTable<LedisReplicationCommands<String, String>>(
            LedisReplicationCommands.class)
        .row("SLAVEOF there 6380", c -> c.slaveof("there", 6380), "+OK\r\n", null)
        .row("SLAVEOF there 1 RESTART", c -> c.slaveofRestart("there", 1), "+OK\r\n", null)
        .row("SLAVEOF NO ONE", c -> c.slaveofNoOne(), "+OK\r\n", null)
        .row("SLAVEOF NO ONE READONLY", c -> c.slaveofNoOneReadonly(), "+OK\r\n", null)
        .refused(
            "SLAVEOF",
            c -> c.slaveof("there", 32768),
            "LedisDB takes ports between 1 and 32767 here: 32768")
        .refused(
            "SLAVEOF",
            c -> c.slaveofRestart("a b", 1),
            "host must be one word: LedisDB repeats it in errors, where a line break would shift"
                + " the replies to other commands")
        .nulls("SLAVEOF", c -> c.slaveof(null, 1))
        .tests();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SYNC", "fullsync", "REPLCONF"})
  void should_ask_for_a_leased_connection_when_sent_by_name(String name) {
    assertEquals(true, Command.of(name).spec().isConnectionState());
  }
}
