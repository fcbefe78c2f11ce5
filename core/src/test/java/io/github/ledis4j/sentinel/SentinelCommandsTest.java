package io.github.ledis4j.sentinel;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.options.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SentinelCommandsTest {
  private static final Endpoint PLACE = Endpoint.tcp("10.0.0.1", 6379);
  private static final String MASTER =
      FakeSentinel.facts(
          "name",
          "m",
          "ip",
          "10.0.0.1",
          "port",
          "6379",
          "flags",
          "master,o_down",
          "num-slaves",
          "2",
          "num-other-sentinels",
          "3",
          "quorum",
          "4");
  private static final MasterReport MASTER_REPORT =
      new SentinelReplies.Master(
          "m",
          PLACE,
          Set.of("master", "o_down"),
          2,
          3,
          4,
          Map.of(
              "name",
              "m",
              "ip",
              "10.0.0.1",
              "port",
              "6379",
              "flags",
              "master,o_down",
              "num-slaves",
              "2",
              "num-other-sentinels",
              "3",
              "quorum",
              "4"));
  private static final String REPLICA =
      FakeSentinel.facts(
          "ip",
          "10.0.0.1",
          "port",
          "6379",
          "flags",
          "slave",
          "master-link-status",
          "ok",
          "slave-priority",
          "50",
          "slave-repl-offset",
          "70000000000");
  private static final ReplicaReport REPLICA_REPORT =
      new SentinelReplies.Replica(
          PLACE,
          Set.of("slave"),
          true,
          50,
          70_000_000_000L,
          Map.of(
              "ip",
              "10.0.0.1",
              "port",
              "6379",
              "flags",
              "slave",
              "master-link-status",
              "ok",
              "slave-priority",
              "50",
              "slave-repl-offset",
              "70000000000"));

  @TestFactory
  Stream<DynamicTest> should_send_and_read() {
    return new CommandTable<SentinelCommands>(SentinelCommands.class)
        .row(
            "SENTINEL GET-MASTER-ADDR-BY-NAME m",
            c -> c.sentinelGetMasterAddrByName("m"),
            array(bulk("10.0.0.1"), bulk("6379")),
            PLACE)
        .row(
            "SENTINEL GET-MASTER-ADDR-BY-NAME m",
            c -> c.sentinelGetMasterAddrByName("m"),
            "*-1\r\n",
            null)
        .unexpected(
            "SENTINEL GET-MASTER-ADDR-BY-NAME m",
            c -> c.sentinelGetMasterAddrByName("m"),
            array(bulk("10.0.0.1"), bulk("0")))
        .nulls("SENTINEL GET-MASTER-ADDR-BY-NAME", c -> c.sentinelGetMasterAddrByName(null))
        .row("SENTINEL MASTERS", c -> c.sentinelMasters(), array(MASTER), List.of(MASTER_REPORT))
        .row("SENTINEL MASTER m", c -> c.sentinelMaster("m"), MASTER, MASTER_REPORT)
        .row(
            "SENTINEL MASTER m",
            c -> c.sentinelMaster("m"),
            FakeSentinel.facts("ip", "", "port", "x"),
            new SentinelReplies.Master("", null, Set.of(), 0, 0, 0, Map.of("ip", "", "port", "x")))
        .row(
            "SENTINEL REPLICAS m",
            c -> c.sentinelReplicas("m"),
            array(REPLICA),
            List.of(REPLICA_REPORT))
        .row("SENTINEL REPLICAS m", c -> c.sentinelReplicas("m"), "*0\r\n", List.of())
        .row(
            "SENTINEL SENTINELS m",
            c -> c.sentinelSentinels("m"),
            array(FakeSentinel.facts("ip", "::1", "port", "26379", "runid", "abc", "flags", "")),
            List.of(
                new SentinelReplies.Sentinel(
                    Endpoint.tcp("::1", 26379),
                    "abc",
                    Set.of(),
                    Map.of("ip", "::1", "port", "26379", "runid", "abc", "flags", ""))))
        .row("SENTINEL CKQUORUM m", c -> c.sentinelCkquorum("m"), "+OK 3 usable\r\n", null)
        .row("SENTINEL FAILOVER m", c -> c.sentinelFailover("m"), "+OK\r\n", null)
        .tests();
  }

  @Test
  void should_take_a_server_for_down_by_its_flags() {
    assertTrue(MASTER_REPORT.isDown());
    assertFalse(REPLICA_REPORT.isDown());
    assertTrue(
        new SentinelReplies.Replica(PLACE, Set.of("slave", "disconnected"), true, 1, 1, Map.of())
            .isDown());
    assertTrue(new SentinelReplies.Sentinel(PLACE, "", Set.of("s_down"), Map.of()).isDown());
  }
}
