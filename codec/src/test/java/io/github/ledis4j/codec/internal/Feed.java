package io.github.ledis4j.codec.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyLimits;
import io.github.ledis4j.codec.ReplyMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A channel with one parser, and what comes out of it. */
final class Feed<T extends @Nullable Object> implements AutoCloseable {
  private final List<T> values = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final EmbeddedChannel channel;

  Feed(Parser parser, ReplyLimits limits, ReplyMapper<T> mapper) {
    this(parser, limits, mapper, mapper);
  }

  /** Feeds a parser that does not know what its replies are read by, if nothing is expected. */
  Feed(
      Parser parser, ReplyLimits limits, ReplyMapper<T> mapper, @Nullable ReplyMapper<?> expected) {
    Sink sink = new Sink(mapper, expected);
    channel = new EmbeddedChannel(parser.decoder(limits, sink), sink);
  }

  static Feed<Reply> of(Parser parser) {
    return of(parser, ReplyLimits.REDIS);
  }

  static Feed<Reply> of(Parser parser, ReplyLimits limits) {
    return new Feed<>(parser, limits, Reply::of);
  }

  /** Reads the one reply that the bytes hold. */
  static <T extends @Nullable Object> T read(Parser parser, String bytes, ReplyMapper<T> mapper) {
    try (Feed<T> feed = new Feed<>(parser, ReplyLimits.REDIS, mapper)) {
      feed.bytes(bytes);
      feed.rethrow();
      assertEquals(1, feed.values.size(), "replies in " + bytes);
      return feed.values.get(0);
    }
  }

  private void rethrow() {
    if (!failures.isEmpty() && failures.get(0) instanceof RuntimeException failure) {
      throw failure;
    }
  }

  Feed<T> bytes(String latin1) {
    return bytes(latin1.getBytes(ISO_8859_1));
  }

  Feed<T> bytes(byte[] bytes) {
    return bytes(bytes, 0, bytes.length);
  }

  Feed<T> bytes(byte[] bytes, int from, int to) {
    // A pooled copy, so that whoever forgets to release it is found out.
    ByteBuf piece =
        channel.alloc().buffer(Math.max(1, to - from)).writeBytes(bytes, from, to - from);
    channel.writeInbound(piece);
    return this;
  }

  /** Feeds the bytes in pieces of the same size. */
  Feed<T> inPieces(byte[] bytes, int size) {
    for (int from = 0; from < bytes.length; from += size) {
      bytes(bytes, from, Math.min(bytes.length, from + size));
    }
    return this;
  }

  /** Feeds the bytes without a copy. */
  Feed<T> wrapped(byte[] bytes) {
    channel.writeInbound(Unpooled.wrappedBuffer(bytes));
    return this;
  }

  EmbeddedChannel channel() {
    return channel;
  }

  List<T> values() {
    return values;
  }

  List<Throwable> failures() {
    return failures;
  }

  String malformed() {
    assertEquals(1, failures.size(), "failures");
    assertEquals(MalformedReplyException.class, failures.get(0).getClass());
    return String.valueOf(failures.get(0).getMessage());
  }

  @Override
  public void close() {
    channel.finishAndReleaseAll();
  }

  static byte[] latin1(String text) {
    return text.getBytes(ISO_8859_1);
  }

  static byte[] join(byte[] head, byte[] tail) {
    byte[] whole = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, whole, head.length, tail.length);
    return whole;
  }

  private final class Sink extends ChannelInboundHandlerAdapter implements FrameSink {
    private final ReplyMapper<T> mapper;
    private final @Nullable ReplyMapper<?> expected;

    private Sink(ReplyMapper<T> mapper, @Nullable ReplyMapper<?> expected) {
      this.mapper = mapper;
      this.expected = expected;
    }

    @Override
    public @Nullable ReplyMapper<?> expected() {
      return expected;
    }

    @Override
    public void take(Frame reply) {
      values.add(mapper.map(reply));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      throw new ClassCastException("no reply: " + message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      failures.add(cause);
    }
  }
}
