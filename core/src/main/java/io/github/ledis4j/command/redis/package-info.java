/**
 * The commands of Redis and Valkey, one interface for each group of the server's documentation,
 * with their options and results. {@link RedisCommands} has them all.
 *
 * <p>Options are immutable: each method returns a changed copy, and {@code DEFAULT} changes
 * nothing.
 */
@NullMarked
package io.github.ledis4j.command.redis;

import org.jspecify.annotations.NullMarked;
