package io.github.ledis4j.command.redis.stream;

import java.util.OptionalLong;

/**
 * What a server knows of a group of consumers.
 *
 * @param name its name
 * @param consumers how many consumers it has
 * @param pending how many entries they were given and have not acknowledged
 * @param lastDeliveredId the id of the last entry that one of them was given
 * @param entriesRead how many entries lie before the next one to deliver; empty if the server does
 *     not know, and before Redis 7.0
 * @param lag how many entries are still to be delivered; empty if the server does not know, and
 *     before Redis 7.0
 */
public record StreamGroup(
    String name,
    long consumers,
    long pending,
    StreamId lastDeliveredId,
    OptionalLong entriesRead,
    OptionalLong lag) {}
