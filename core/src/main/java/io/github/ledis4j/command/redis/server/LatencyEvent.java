package io.github.ledis4j.command.redis.server;

import java.time.Duration;

/**
 * What took too long, and when last.
 *
 * @param name what, {@code command} or {@code fork} for instance
 * @param latest when last, and how long
 * @param longest how long at most since the server started or was told to forget it
 */
public record LatencyEvent(String name, LatencySample latest, Duration longest) {}
