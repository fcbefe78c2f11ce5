package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands around pub/sub. */
final class RedisPubSubSpecs {
  static final CommandSpec PUBLISH = CommandSpec.write("PUBLISH").withoutKey();
  static final CommandSpec SPUBLISH = CommandSpec.write("SPUBLISH");
  static final CommandSpec PUBSUB_CHANNELS = CommandSpec.read("PUBSUB CHANNELS").withoutKey();
  static final CommandSpec PUBSUB_NUMSUB = CommandSpec.read("PUBSUB NUMSUB").withoutKey();
  static final CommandSpec PUBSUB_NUMPAT = CommandSpec.read("PUBSUB NUMPAT").withoutKey();
  static final CommandSpec PUBSUB_SHARDCHANNELS =
      CommandSpec.read("PUBSUB SHARDCHANNELS").withoutKey();
  static final CommandSpec PUBSUB_SHARDNUMSUB = CommandSpec.read("PUBSUB SHARDNUMSUB").withoutKey();

  private RedisPubSubSpecs() {}
}
