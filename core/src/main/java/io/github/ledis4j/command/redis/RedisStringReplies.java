package io.github.ledis4j.command.redis;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.ReportText;
import java.util.List;

/** The shapes of the replies to the commands that compare values. */
final class RedisStringReplies {
  static final ReplyMapper<LcsMatches> MATCHES = RedisStringReplies::matches;

  private static final ReplyMapper<String> NAME = Replies.required(Codec.UTF_8);
  private static final ReplyMapper<List<LcsMatch>> RUNS = Replies.list(RedisStringReplies::run);

  private RedisStringReplies() {}

  private static LcsMatches matches(ReplyReader reply) {
    List<LcsMatch> runs = List.of();
    long length = 0;
    while (reply.hasNext()) {
      switch (reply.element(NAME)) {
        case "matches" -> runs = reply.element(RUNS);
        case "len" -> length = reply.element(Replies.integer());
        default -> throw new UnexpectedReplyException("no part of where values match");
      }
    }
    return new Matches(runs, length);
  }

  private static LcsMatch run(ReplyReader reply) {
    List<Long> first = reply.element(RedisReplies.INTEGERS);
    List<Long> second = reply.element(RedisReplies.INTEGERS);
    return new Match(first.get(0), second.get(0), first.get(1) - first.get(0) + 1);
  }

  /** What stands behind {@link LcsMatch}. */
  record Match(long first, long second, long length) implements LcsMatch {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link LcsMatches}. */
  record Matches(List<LcsMatch> matches, long length) implements LcsMatches {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }
}
