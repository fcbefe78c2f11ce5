package io.github.ledis4j.command.redis.server;

import java.util.Map;

/**
 * What a server uses its memory for, by the server's own names.
 *
 * @param counts bytes and numbers, {@code peak.allocated} for instance
 * @param ratios ratios and percentages, {@code fragmentation} for instance
 * @param databases the counts of each database that holds keys, by its number
 */
public record MemoryStats(
    Map<String, Long> counts,
    Map<String, Double> ratios,
    Map<Integer, Map<String, Long>> databases) {}
