package io.github.ledis4j.command.redis.geo;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisGeoCommands}. */
final class RedisGeoSpecs {
  static final CommandSpec GEOADD = CommandSpec.write("GEOADD");
  static final CommandSpec GEODIST = CommandSpec.read("GEODIST");
  static final CommandSpec GEOHASH = CommandSpec.read("GEOHASH");
  static final CommandSpec GEOPOS = CommandSpec.read("GEOPOS");
  static final CommandSpec GEOSEARCH = CommandSpec.read("GEOSEARCH");
  static final CommandSpec GEOSEARCHSTORE = CommandSpec.write("GEOSEARCHSTORE");

  private RedisGeoSpecs() {}
}
