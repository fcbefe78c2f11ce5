package io.github.ledis4j.command.redis.server;

import java.time.Duration;
import java.time.Instant;

/**
 * How long something took that took too long.
 *
 * @param time when, in whole seconds
 * @param latency how long, in whole milliseconds; the longest within this second
 */
public record LatencySample(Instant time, Duration latency) {}
