package io.github.ledis4j.real;

import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Redis makes of the commands around pub/sub while nobody listens. */
final class RedisPubSubRows {
  private RedisPubSubRows() {}

  static void add(CommandRows<RedisCommands<String, String>> rows, RedisVersion version) {
    boolean seven = version.compareTo(RedisVersion.REDIS_7_0) >= 0;
    Map<String, Long> none = Map.of("rows:a", 0L, "rows:b", 0L);
    rows.row("PUBLISH", c -> c.publish("rows:a", "m"), 0L)
        .row("PUBSUB CHANNELS pattern", c -> c.pubsubChannels("rows:*"), Set.of())
        .check("PUBSUB CHANNELS", c -> c.pubsubChannels(), all -> !all.contains("rows:a"))
        .row("PUBSUB NUMSUB", c -> c.pubsubNumsub("rows:a", "rows:b"), none)
        .row("PUBSUB NUMSUB list", c -> c.pubsubNumsub(List.of("rows:a", "rows:b")), none)
        .check("PUBSUB NUMPAT", c -> c.pubsubNumpat(), count -> count >= 0)
        .row(seven, "SPUBLISH", c -> c.spublish("rows:a", "m"), 0L)
        .row(seven, "SHARDCHANNELS pattern", c -> c.pubsubShardchannels("rows:*"), Set.of())
        .row(seven, "SHARDNUMSUB", c -> c.pubsubShardnumsub("rows:a", "rows:b"), none)
        .row(
            seven, "SHARDNUMSUB list", c -> c.pubsubShardnumsub(List.of("rows:a", "rows:b")), none);
    if (seven) {
      rows.check("SHARDCHANNELS", c -> c.pubsubShardchannels(), all -> !all.contains("rows:a"));
    } else {
      rows.refused("SHARDCHANNELS unknown", c -> c.pubsubShardchannels());
    }
  }
}
