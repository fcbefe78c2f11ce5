/**
 * The commands of Redis on sorted sets ({@code ZADD}, {@code ZRANGE}, ...): {@link
 * RedisSortedSetCommands}, with the scored members, ranges and options that they take.
 */
@NullMarked
package io.github.ledis4j.command.redis.sortedset;

import org.jspecify.annotations.NullMarked;
