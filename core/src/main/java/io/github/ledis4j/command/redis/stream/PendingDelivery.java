package io.github.ledis4j.command.redis.stream;

import java.time.Instant;

/**
 * When an entry was given to a consumer who has not acknowledged it.
 *
 * @param id its id
 * @param consumer who was given it last
 * @param deliveredAt when that was, in milliseconds
 * @param deliveries how many times it was delivered
 */
public record PendingDelivery(StreamId id, String consumer, Instant deliveredAt, long deliveries) {}
