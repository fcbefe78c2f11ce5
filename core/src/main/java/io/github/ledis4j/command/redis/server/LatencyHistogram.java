package io.github.ledis4j.command.redis.server;

import java.time.Duration;
import java.util.Map;

/**
 * How long a command took, counted.
 *
 * @param calls how often it was called
 * @param atMost how many of the calls took at most so long, ascending in steps that double; the
 *     last one is all calls
 */
public record LatencyHistogram(long calls, Map<Duration, Long> atMost) {}
