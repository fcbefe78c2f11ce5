package io.github.ledis4j.command.redis;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The shapes of the replies to {@link RedisKeyCommands}. */
final class RedisKeyReplies {
  static final ReplyMapper<Ttl> TTL = reply -> ttl(reply, ChronoUnit.SECONDS);
  static final ReplyMapper<Ttl> PTTL = reply -> ttl(reply, ChronoUnit.MILLIS);
  static final ReplyMapper<@Nullable RedisType> TYPE = RedisKeyReplies::type;
  static final ReplyMapper<@Nullable Duration> IDLE_TIME =
      reply -> reply.isNull() ? null : Duration.ofSeconds(reply.integer());
  static final ReplyMapper<ExpireTime> EXPIRETIME =
      reply -> expireTime(reply, Instant::ofEpochSecond);
  static final ReplyMapper<ExpireTime> PEXPIRETIME =
      reply -> expireTime(reply, Instant::ofEpochMilli);

  private static final long WITHOUT_TTL = -1;

  private RedisKeyReplies() {}

  private static Ttl ttl(ReplyReader reply, TemporalUnit unit) {
    long time = reply.integer();
    if (time >= 0) {
      return new Ttl(true, Duration.of(time, unit));
    }
    return time == WITHOUT_TTL ? Ttl.UNLIMITED : Ttl.MISSING;
  }

  private static ExpireTime expireTime(ReplyReader reply, LongFunction<Instant> since1970) {
    long time = reply.integer();
    if (time >= 0) {
      return new ExpireTime(true, since1970.apply(time));
    }
    return time == WITHOUT_TTL ? ExpireTime.UNLIMITED : ExpireTime.MISSING;
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
