package io.github.ledis4j.codec.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.ledis4j.codec.ReplyLimits;
import io.github.ledis4j.codec.ReplyType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.redis.ErrorRedisMessage;
import io.netty.handler.codec.redis.IntegerRedisMessage;
import io.netty.handler.codec.redis.RedisMessagePool;
import io.netty.handler.codec.redis.SimpleStringRedisMessage;
import org.jspecify.annotations.Nullable;

/**
 * Makes the messages of {@code netty-codec-redis} that are one line, where its own ways lose
 * something: integers beyond 64 bits would wrap, and bytes that are not UTF-8 would be replaced.
 * Text holds one character per byte. Thread-safe.
 */
final class ExactMessages implements RedisMessagePool {
  private final ReplyLimits limits;

  ExactMessages(ReplyLimits limits) {
    this.limits = limits;
  }

  @Override
  public SimpleStringRedisMessage getSimpleString(ByteBuf content) {
    return new SimpleStringRedisMessage(text(content));
  }

  @Override
  public ErrorRedisMessage getError(ByteBuf content) {
    return new ErrorRedisMessage(text(content));
  }

  @Override
  public IntegerRedisMessage getInteger(ByteBuf content) {
    requireShort(content);
    byte[] digits = ByteBufUtil.getBytes(content);
    Numbers.check(ReplyType.INTEGER, digits, 0, digits.length);
    return new IntegerRedisMessage(Numbers.parseLong(digits, 0, digits.length));
  }

  private String text(ByteBuf content) {
    requireShort(content);
    return content.toString(ISO_8859_1);
  }

  private void requireShort(ByteBuf content) {
    // The byte that announces the type is part of the line, and is gone already.
    if (content.readableBytes() >= limits.lineBytes()) {
      throw new MalformedReplyException("line is longer than " + limits.lineBytes() + " bytes");
    }
  }

  // What follows serves the encoder alone, which is not used.

  @Override
  public @Nullable SimpleStringRedisMessage getSimpleString(String content) {
    return null;
  }

  @Override
  public @Nullable ErrorRedisMessage getError(String content) {
    return null;
  }

  @Override
  public @Nullable IntegerRedisMessage getInteger(long value) {
    return null;
  }

  @Override
  public byte @Nullable [] getByteBufOfInteger(long value) {
    return null;
  }
}
