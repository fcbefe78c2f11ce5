package io.github.ledis4j.command.redis;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;

import io.github.ledis4j.command.CommandTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RedisPubSubCommandsTest {
  private static final String NO_CHANNEL = "at least one channel is needed";

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_messages_are_published() {
    return new CommandTable<RedisPubSubCommands<String, String>>(RedisPubSubCommands.class)
        .row("PUBLISH c m", c -> c.publish("c", "m"), ":2\r\n", 2L)
        .nulls("PUBLISH", c -> c.publish("c", null))
        .row("SPUBLISH c m", c -> c.spublish("c", "m"), ":0\r\n", 0L)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_asked_who_listens() {
    String channels = array(bulk("a"), bulk("b"));
    String counts = array(bulk("a"), ":2\r\n", bulk("b"), ":0\r\n");
    return new CommandTable<RedisPubSubInfoCommands<String, String>>(RedisPubSubInfoCommands.class)
        .row("PUBSUB CHANNELS", c -> c.pubsubChannels(), channels, Set.of("a", "b"))
        .row("PUBSUB CHANNELS n*", c -> c.pubsubChannels("n*"), "*0\r\n", Set.of())
        .row("PUBSUB NUMSUB a b", c -> c.pubsubNumsub("a", "b"), counts, Map.of("a", 2L, "b", 0L))
        .refused("PUBSUB NUMSUB", c -> c.pubsubNumsub(), NO_CHANNEL)
        .row("PUBSUB NUMPAT", c -> c.pubsubNumpat(), ":3\r\n", 3L)
        .row("PUBSUB SHARDCHANNELS", c -> c.pubsubShardchannels(), channels, Set.of("a", "b"))
        .row("PUBSUB SHARDCHANNELS n*", c -> c.pubsubShardchannels("n*"), "*0\r\n", Set.of())
        .row(
            "PUBSUB SHARDNUMSUB a b",
            c -> c.pubsubShardnumsub("a", "b"),
            counts,
            Map.of("a", 2L, "b", 0L))
        .row(
            "PUBSUB NUMSUB a b",
            c -> c.pubsubNumsub(List.of("a", "b")),
            counts,
            Map.of("a", 2L, "b", 0L))
        .row(
            "PUBSUB SHARDNUMSUB a b",
            c -> c.pubsubShardnumsub(List.of("a", "b")),
            counts,
            Map.of("a", 2L, "b", 0L))
        .refused("PUBSUB SHARDNUMSUB", c -> c.pubsubShardnumsub(), NO_CHANNEL)
        .tests();
  }
}
