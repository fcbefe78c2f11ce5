package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.ReportText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes of the replies to {@link RedisServerCommands}. */
final class LogReplies {
  static final ReplyMapper<List<CommandlogEntry>> COMMANDLOG = Replies.list(LogReplies::entry);
  static final ReplyMapper<List<SlowlogEntry>> SLOWLOG = Replies.list(LogReplies::slowEntry);

  private LogReplies() {}

  private static CommandlogEntry entry(ReplyReader reply) {
    return new Entry(
        reply.element(Replies.integer()),
        reply.element(AdminReplies.SECONDS),
        reply.element(Replies.integer()),
        reply.element(AdminReplies.ANY_TEXTS),
        reply.element(AdminReplies.ANY_TEXT),
        reply.element(LogReplies::name));
  }

  private static @Nullable String name(ReplyReader reply) {
    String name = AdminReplies.ANY_TEXT.map(reply);
    return name.isEmpty() ? null : name;
  }

  private static SlowlogEntry slowEntry(ReplyReader reply) {
    CommandlogEntry entry = entry(reply);
    return new SlowEntry(
        entry.id(),
        entry.time(),
        Duration.of(entry.amount(), ChronoUnit.MICROS),
        entry.command(),
        entry.address(),
        entry.clientName());
  }

  /** What stands behind {@link CommandlogEntry}. */
  record Entry(
      long id,
      Instant time,
      long amount,
      List<String> command,
      String address,
      @Nullable String clientName)
      implements CommandlogEntry {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link SlowlogEntry}. */
  record SlowEntry(
      long id,
      Instant time,
      Duration duration,
      List<String> command,
      String address,
      @Nullable String clientName)
      implements SlowlogEntry {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }
}
