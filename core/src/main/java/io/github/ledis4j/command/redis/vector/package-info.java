/**
 * The commands of Redis on vector sets ({@code VADD}, {@code VSIM}, ...): {@link
 * RedisVectorSetCommands}, with the queries and options that they take and what they find.
 */
@NullMarked
package io.github.ledis4j.command.redis.vector;

import org.jspecify.annotations.NullMarked;
