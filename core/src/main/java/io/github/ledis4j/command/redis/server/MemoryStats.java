package io.github.ledis4j.command.redis.server;

import java.util.Map;

/** What a server uses its memory for, by the server's own names. */
public sealed interface MemoryStats permits MemoryReplies.Stats {

  /** {@return bytes and numbers, {@code peak.allocated} for instance} */
  Map<String, Long> counts();

  /** {@return ratios and percentages, {@code fragmentation} for instance} */
  Map<String, Double> ratios();

  /** {@return the counts of each database that holds keys, by its number} */
  Map<Integer, Map<String, Long>> databases();
}
