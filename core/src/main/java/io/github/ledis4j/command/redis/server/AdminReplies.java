package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.LogText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes that replies to several families of this package have. */
final class AdminReplies {
  static final ReplyMapper<String> TEXT = AdminReplies::text;
  static final ReplyMapper<List<String>> TEXTS = Replies.list(TEXT);

  /** What others have sent, which may be any bytes. */
  static final ReplyMapper<String> ANY_TEXT =
      reply -> LogText.of(Replies.required(Codec.BYTES).map(reply));

  static final ReplyMapper<List<String>> ANY_TEXTS = Replies.list(ANY_TEXT);
  static final ReplyMapper<Map<String, String>> SETTINGS = Replies.map(TEXT, TEXT);
  static final ReplyMapper<Instant> SECONDS = reply -> Instant.ofEpochSecond(reply.integer());

  /** Whatever the server says if it does not refuse, in words that differ by version. */
  static final ReplyMapper<Void> DONE = AdminReplies::done;

  private AdminReplies() {}

  private static @Nullable Void done(ReplyReader reply) {
    reply.text();
    return null;
  }

  private static String text(ReplyReader reply) {
    String text = reply.text();
    if (text == null) {
      throw new UnexpectedReplyException("reply is null where text is expected");
    }
    return text;
  }
}
