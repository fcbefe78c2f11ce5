package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.command.Replies;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The shapes of the replies to {@link RedisLogCommands}. */
final class LogReplies {
  static final ReplyMapper<List<CommandlogEntry>> COMMANDLOG = Replies.list(LogReplies::entry);
  static final ReplyMapper<List<SlowlogEntry>> SLOWLOG = Replies.list(LogReplies::slowEntry);

  private LogReplies() {}

  private static CommandlogEntry entry(ReplyReader reply) {
    return new CommandlogEntry(
        reply.element(Replies.integer()),
        reply.element(AdminReplies.SECONDS),
        reply.element(Replies.integer()),
        reply.element(AdminReplies.ANY_TEXTS),
        reply.element(AdminReplies.ANY_TEXT),
        reply.element(AdminReplies.ANY_TEXT));
  }

  private static SlowlogEntry slowEntry(ReplyReader reply) {
    CommandlogEntry entry = entry(reply);
    return new SlowlogEntry(
        entry.id(),
        entry.time(),
        Duration.of(entry.amount(), ChronoUnit.MICROS),
        entry.command(),
        entry.address(),
        entry.clientName());
  }
}
