package io.github.ledis4j.command.redis;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;
import org.jspecify.annotations.Nullable;

/** The shapes of the replies to {@link RedisKeyCommands}. */
final class RedisKeyReplies {
  static final ReplyMapper<Ttl> TTL = reply -> ttl(reply, ChronoUnit.SECONDS);
  static final ReplyMapper<Ttl> PTTL = reply -> ttl(reply, ChronoUnit.MILLIS);
  static final ReplyMapper<@Nullable RedisType> TYPE = RedisKeyReplies::type;
  static final ReplyMapper<@Nullable Duration> IDLE_TIME =
      reply -> reply.isNull() ? null : Duration.ofSeconds(reply.integer());
  static final ReplyMapper<@Nullable Instant> EXPIRETIME =
      reply -> reply.integer() < 0 ? null : Instant.ofEpochSecond(reply.integer());
  static final ReplyMapper<@Nullable Instant> PEXPIRETIME =
      reply -> reply.integer() < 0 ? null : Instant.ofEpochMilli(reply.integer());

  private static final long WITHOUT_TTL = -1;

  private RedisKeyReplies() {}

  private static Ttl ttl(ReplyReader reply, TemporalUnit unit) {
    long time = reply.integer();
    if (time >= 0) {
      return new Ttl(true, Duration.of(time, unit));
    }
    return time == WITHOUT_TTL ? Ttl.UNLIMITED : Ttl.MISSING;
  }

  private static @Nullable RedisType type(ReplyReader reply) {
    return switch (String.valueOf(reply.text())) {
      case "none" -> null;
      case "string" -> RedisType.STRING;
      case "list" -> RedisType.LIST;
      case "set" -> RedisType.SET;
      case "zset" -> RedisType.ZSET;
      case "hash" -> RedisType.HASH;
      case "stream" -> RedisType.STREAM;
      case "vectorset" -> RedisType.VECTOR_SET;
      default -> RedisType.OTHER;
    };
  }
}
