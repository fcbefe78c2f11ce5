package io.github.ledis4j.codec.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyType;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.redis.AbstractStringRedisMessage;
import io.netty.handler.codec.redis.ArrayRedisMessage;
import io.netty.handler.codec.redis.ErrorRedisMessage;
import io.netty.handler.codec.redis.FullBulkStringRedisMessage;
import io.netty.handler.codec.redis.IntegerRedisMessage;
import io.netty.handler.codec.redis.RedisMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one whole reply out of the messages of {@code netty-codec-redis}. Event-loop confined. */
final class RedisMessageReader extends ElementReader {
  private final RedisMessage reply;
  private final int frameBytes;

  private List<RedisMessage> children = List.of();
  private int next;

  RedisMessageReader(RedisMessage reply, int frameBytes) {
    this.reply = reply;
    this.frameBytes = frameBytes;
    standOn(reply);
  }

  @Override
  public int frameBytes() {
    return frameBytes;
  }

  @Override
  public void rewind() {
    standOn(reply);
  }

  @Override
  public int size() {
    requireAggregate();
    return children.size();
  }

  @Override
  public boolean hasNext() {
    requireAggregate();
    return next < children.size();
  }

  @Override
  public <T extends @Nullable Object> T element(ReplyMapper<T> mapper) {
    if (!hasNext()) {
      throw new UnexpectedReplyException("aggregate has no further element");
    }
    List<RedisMessage> siblings = children;
    int following = next + 1;
    standOn(siblings.get(next));
    try {
      return mapper.map(this);
    } finally {
      // Nothing but an array gets here.
      type = ReplyType.ARRAY;
      isNull = false;
      children = siblings;
      next = following;
    }
  }

  private void standOn(RedisMessage element) {
    isNull = false;
    children = List.of();
    next = 0;
    if (element instanceof FullBulkStringRedisMessage bulk) {
      type = ReplyType.BULK_STRING;
      isNull = bulk.isNull();
      if (!isNull) {
        content(bulk.content());
      }
    } else if (element instanceof ArrayRedisMessage array) {
      type = ReplyType.ARRAY;
      isNull = array.isNull();
      children = isNull ? List.of() : array.children();
    } else if (element instanceof IntegerRedisMessage integer) {
      type = ReplyType.INTEGER;
      line(Long.toString(integer.value()));
    } else if (element instanceof AbstractStringRedisMessage text) {
      type = element instanceof ErrorRedisMessage ? ReplyType.ERROR : ReplyType.SIMPLE_STRING;
      line(text.content());
    } else {
      throw new MalformedReplyException("no reply: " + element.getClass().getSimpleName());
    }
  }

  private void line(String content) {
    source = content.getBytes(ISO_8859_1);
    from = 0;
    to = source.length;
  }

  private void content(ByteBuf content) {
    if (content.hasArray()) {
      source = content.array();
      from = content.arrayOffset() + content.readerIndex();
    } else {
      source = ByteBufUtil.getBytes(content);
      from = 0;
    }
    to = from + content.readableBytes();
  }

  private void requireAggregate() {
    if (type != ReplyType.ARRAY && !isNull) {
      throw unexpected("an aggregate");
    }
  }
}
