/**
 * The commands of Redis on streams ({@link RedisStreamCommands}, and {@link
 * RedisStreamBlockingCommands} for those that wait), what they take and what they return.
 *
 * <p>Ids of entries are {@link StreamId}s. A group of consumers reads from a {@link GroupPosition},
 * everybody else from a {@link StreamPosition}. Waits and idle times are rounded up to
 * milliseconds. Collections in results are unmodifiable.
 */
@NullMarked
package io.github.ledis4j.command.redis.stream;

import org.jspecify.annotations.NullMarked;
