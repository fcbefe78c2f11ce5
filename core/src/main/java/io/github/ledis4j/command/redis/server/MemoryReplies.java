package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.internal.command.ReplyFacts;
import io.github.ledis4j.internal.command.ReportText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shapes of the replies to {@link RedisServerCommands}. */
final class MemoryReplies {
  static final ReplyMapper<MemoryStats> STATS = reply -> stats(ReplyFacts.MAPPER.map(reply));

  private static final Pattern DATABASE = Pattern.compile("db\\.(\\d{1,9})");

  private MemoryReplies() {}

  private static MemoryStats stats(ReplyFacts facts) {
    Map<String, Long> counts = new LinkedHashMap<>();
    Map<String, Double> ratios = new LinkedHashMap<>();
    Map<Integer, Map<String, Long>> databases = new LinkedHashMap<>();
    for (String name : facts.names()) {
      Reply value = facts.get(name);
      Matcher database = DATABASE.matcher(name);
      if (database.matches()) {
        databases.put(Integer.valueOf(database.group(1)), facts.facts(name).numbers());
      } else if (value instanceof Reply.Int count) {
        counts.put(name, count.value());
      } else if (value instanceof Reply.Text || value instanceof Reply.Decimal) {
        ratios.put(name, facts.decimal(name));
      }
    }
    return new Stats(
        Collections.unmodifiableMap(counts),
        Collections.unmodifiableMap(ratios),
        Collections.unmodifiableMap(databases));
  }

  /** What stands behind {@link MemoryStats}. */
  record Stats(
      Map<String, Long> counts,
      Map<String, Double> ratios,
      Map<Integer, Map<String, Long>> databases)
      implements MemoryStats {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }
}
