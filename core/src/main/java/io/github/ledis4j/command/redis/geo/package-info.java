/**
 * The commands of Redis on places ({@code GEOADD}, {@code GEOSEARCH}, ...): {@link
 * RedisGeoCommands}, with the coordinates, areas and options that they take and what they find.
 */
@NullMarked
package io.github.ledis4j.command.redis.geo;

import org.jspecify.annotations.NullMarked;
