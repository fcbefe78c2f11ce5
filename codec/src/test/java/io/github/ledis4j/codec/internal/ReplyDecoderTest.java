package io.github.ledis4j.codec.internal;

import static io.github.ledis4j.codec.internal.Feed.latin1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.IllegalReferenceCountException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens around a reply: callbacks that do things meanwhile, memory, the channel's end. */
class ReplyDecoderTest {
  private static final String BULK = "$5\r\nhello\r\n";

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_keep_the_reply_when_a_callback_makes_another_channel_decode(Parser parser) {
    try (Feed<Reply> other = Feed.of(parser);
        Feed<String> feed =
            new Feed<>(
                parser,
                ReplyLimits.REDIS,
                reply -> {
                  other.bytes("*2\r\n$5\r\nother\r\n$3\r\nha");
                  other.bytes("lf\r\n".substring(1));
                  return String.valueOf(reply.text());
                })) {
      feed.bytes(BULK + BULK + "$7\r\nlon").bytes("gest\r\n" + BULK);
      assertEquals(List.of("hello", "hello", "longest", "hello"), feed.values());
      assertEquals(4, other.values().size());
      assertEquals(List.of(), other.failures());
    }
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_keep_the_order_when_a_callback_makes_the_same_channel_read(Parser parser) {
    AtomicReference<Feed<String>> self = new AtomicReference<>();
    List<String> later = new ArrayList<>(List.of("+b\r\n+c\r\n+", "d\r\n"));
    try (Feed<String> feed =
        new Feed<>(
            parser,
            ReplyLimits.REDIS,
            reply -> {
              String before = String.valueOf(reply.text());
              if (!later.isEmpty()) {
                ByteBuf more = Unpooled.wrappedBuffer(latin1(later.remove(0)));
                // Not by way of writeInbound: that would also run the tasks of the channel.
                self.get().channel().pipeline().fireChannelRead(more);
              }
              return before + reply.text();
            })) {
      self.set(feed);
      feed.bytes("+a\r\n");
      assertEquals(List.of("aa", "bb", "cc", "dd"), feed.values());
      assertEquals(List.of(), feed.failures());
    }
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_fire_no_reply_when_a_callback_closed_the_channel(Parser parser) {
    AtomicReference<Feed<Reply>> self = new AtomicReference<>();
    try (Feed<Reply> feed =
        new Feed<>(
            parser,
            ReplyLimits.REDIS,
            reply -> {
              self.get().channel().close();
              self.get().channel().runPendingTasks();
              return Reply.of(reply);
            })) {
      self.set(feed);
      feed.bytes(BULK + BULK + "$5\r\nhe");
      assertEquals(List.of(Samples.bulk("hello")), feed.values());
      assertEquals(List.of(), feed.failures());
    }
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_fire_no_reply_when_a_callback_removed_the_parser(Parser parser) {
    AtomicReference<Feed<Reply>> self = new AtomicReference<>();
    try (Feed<Reply> feed =
        new Feed<>(
            parser,
            ReplyLimits.REDIS,
            reply -> {
              self.get().channel().pipeline().remove(parser.type());
              return Reply.of(reply);
            })) {
      self.set(feed);
      feed.bytes("*1\r\n" + BULK + "*2\r\n" + BULK + "$5\r\nhe");
      assertEquals(1, feed.values().size());
      assertEquals(List.of(), feed.failures());
      assertEquals(2, feed.channel().pipeline().names().size(), "the collector and the tail");
    }
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_leave_nothing_when_removed_with_half_a_reply(Parser parser) {
    for (String bytes : new String[] {"+OK", "*2\r\n:1\r\n", "*1\r\n$5\r\nhe", "$5\r"}) {
      ByteBuf half = Unpooled.copiedBuffer(latin1(bytes));
      try (Feed<Reply> feed = Feed.of(parser)) {
        feed.channel().writeInbound(half);
        feed.channel().pipeline().remove(parser.type());
        assertEquals(List.of(), feed.values());
        assertEquals(List.of(), feed.failures());
        assertEquals(2, feed.channel().pipeline().names().size(), "the collector and the tail");
      }
      assertEquals(0, half.refCnt());
    }
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_release_what_comes_when_the_channel_has_ended(Parser parser) {
    ByteBuf half = Unpooled.copiedBuffer(latin1("*2\r\n$5\r\nhello\r\n$5\r\nhe"));
    ByteBuf late = Unpooled.copiedBuffer(latin1("llo\r\n"));
    try (Feed<Reply> feed = Feed.of(parser)) {
      feed.channel().writeInbound(half);
      feed.channel().pipeline().fireChannelInactive();
      feed.channel().pipeline().fireChannelRead(late);
      assertEquals(List.of(), feed.values());
      assertEquals(List.of(), feed.failures());
    }
    assertEquals(0, half.refCnt());
    assertEquals(0, late.refCnt());
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_release_input_when_it_is_malformed(Parser parser) {
    ByteBuf bad = Unpooled.copiedBuffer(latin1("*3\r\n$5\r\nhello\r\n$3\r\nabcdef"));
    ByteBuf late = Unpooled.copiedBuffer(latin1("llo\r\n"));
    try (Feed<Reply> feed = Feed.of(parser)) {
      feed.channel().writeInbound(bad);
      feed.malformed();
      assertEquals(0, bad.refCnt());
      feed.channel().writeInbound(late);
      assertEquals(0, late.refCnt());
      feed.malformed();
    }
  }

  @Test
  void should_trust_no_later_byte_when_some_could_not_be_taken() {
    ByteBuf released = Unpooled.copiedBuffer(latin1("lo\r\n+"));
    released.release();
    try (Feed<Reply> feed = Feed.of(Parser.OWN)) {
      feed.bytes("$5\r\nhel");
      feed.channel().writeInbound(released);
      assertEquals(IllegalReferenceCountException.class, feed.failures().get(0).getClass());
      feed.bytes("+OK\r\n");
      assertEquals(List.of(), feed.values());
      assertEquals(1, feed.failures().size());
    }
  }

  @Test
  void should_let_no_one_read_when_the_call_is_over() {
    try (Feed<Frame> feed = new Feed<>(Parser.OWN, ReplyLimits.REDIS, r -> (Frame) r)) {
      feed.bytes(BULK);
      assertThrows(RuntimeException.class, () -> feed.values().get(0).text());
    }
  }

  @Test
  void should_move_bytes_a_few_times_only_when_a_large_reply_comes_in_small_pieces() {
    byte[] bytes = latin1("*200000\r\n" + BULK.repeat(200_000));
    copied(bytes, 100);
    long taken = copied(bytes, 100);
    // Every growth is an allocation; doubling takes twice the final size in all.
    assertTrue(taken < 8L * bytes.length, taken + " bytes taken for " + bytes.length);
  }

  @Test
  void should_move_bytes_a_few_times_only_when_a_small_reply_comes_in_tiny_pieces() {
    byte[] bytes = latin1("*1000\r\n" + BULK.repeat(1000));
    copied(bytes, 10);
    long taken = copied(bytes, 10);
    assertTrue(taken < 16L * bytes.length, taken + " bytes taken for " + bytes.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000, 8_192, 65_536})
  void should_copy_a_large_reply_a_few_times_only_however_small_the_pieces(int size) {
    byte[] bytes = latin1("*200000\r\n" + BULK.repeat(200_000));
    try (Feed<Boolean> feed = new Feed<>(Parser.OWN, ReplyLimits.REDIS, r -> true)) {
      feed.inPieces(bytes, size);
      assertEquals(1, feed.values().size());
      long moved = feed.channel().pipeline().get(ReplyDecoder.class).moved();
      assertTrue(moved <= 2L * bytes.length, moved + " bytes moved of " + bytes.length);
    }
  }

  /** Says how much memory the decoder takes for the bytes, the pieces themselves left out. */
  private static long copied(byte[] bytes, int size) {
    ByteBuf whole = Unpooled.wrappedBuffer(bytes);
    try (Feed<Boolean> feed = new Feed<>(Parser.OWN, ReplyLimits.REDIS, r -> true)) {
      long taken = 0;
      var context = feed.channel().pipeline().context(ReplyDecoder.class);
      ReplyDecoder decoder = (ReplyDecoder) context.handler();
      while (whole.isReadable()) {
        ByteBuf piece = whole.readRetainedSlice(Math.min(size, whole.readableBytes()));
        long before = Allocation.bytes();
        decoder.channelRead(context, piece);
        taken += Allocation.bytes() - before;
      }
      assertEquals(1, feed.values().size());
      return taken;
    } finally {
      whole.release();
    }
  }
}
