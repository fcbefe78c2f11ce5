package io.github.ledis4j.command.ledis;

import io.github.ledis4j.codec.ReplyMapper;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The shapes of the replies to {@link LedisKeyValueCommands}. */
final class KeyValueReplies {
  static final ReplyMapper<@Nullable Duration> TTL =
      reply -> {
        long seconds = reply.integer();
        return seconds < 0 ? null : Duration.ofSeconds(seconds);
      };

  /** The server says -1 for a bit that is not there. */
  static final ReplyMapper<@Nullable Long> POSITION =
      reply -> {
        long position = reply.integer();
        return position < 0 ? null : position;
      };

  private KeyValueReplies() {}
}
