package io.github.ledis4j.command.redis.stream;

import java.time.Duration;

/**
 * An entry that a consumer was given and has not acknowledged.
 *
 * @param id its id
 * @param consumer who was given it last
 * @param idle how long ago that was, in milliseconds
 * @param deliveries how many times it was delivered
 */
public record PendingEntry(StreamId id, String consumer, Duration idle, long deliveries) {}
