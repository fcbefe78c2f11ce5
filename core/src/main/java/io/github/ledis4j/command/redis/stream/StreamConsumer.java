package io.github.ledis4j.command.redis.stream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a server knows of a consumer of a group.
 *
 * @param name its name
 * @param pending how many entries it was given and has not acknowledged
 * @param idle how long ago it last asked for something, in milliseconds
 * @param inactive how long ago it was last given something, in milliseconds; null if it never was,
 *     and before Redis 7.2
 */
public record StreamConsumer(
    String name, long pending, Duration idle, @Nullable Duration inactive) {}
