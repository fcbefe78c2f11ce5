package io.github.ledis4j.codec.internal;

import static io.github.ledis4j.codec.internal.Feed.latin1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ParserContractTest {

  static Stream<Arguments> samples() {
    List<Arguments> rows = new ArrayList<>();
    Samples.RESP2.forEach(
        (bytes, reply) -> {
          rows.add(Arguments.of(Parser.OWN, bytes, reply));
          rows.add(Arguments.of(Parser.NETTY, bytes, reply));
        });
    Samples.RESP3.forEach((bytes, reply) -> rows.add(Arguments.of(Parser.OWN, bytes, reply)));
    return rows.stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void should_read_reply_when_it_comes_whole(Parser parser, String bytes, Reply expected) {
    try (Feed<Reply> feed = Feed.of(parser)) {
      feed.bytes(bytes);
      assertReplies(feed, expected);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void should_read_reply_when_it_comes_byte_by_byte(Parser parser, String bytes, Reply expected) {
    try (Feed<Reply> feed = Feed.of(parser)) {
      feed.inPieces(latin1(bytes + bytes), 1);
      assertReplies(feed, expected, expected);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void should_read_reply_when_it_is_split_anywhere(Parser parser, String bytes, Reply expected) {
    byte[] two = latin1(bytes + bytes);
    for (int at = 1; at < two.length; at++) {
      try (Feed<Reply> feed = Feed.of(parser)) {
        feed.bytes(two, 0, at).bytes(two, at, two.length);
        assertReplies(feed, expected, expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void should_fire_nothing_when_the_last_byte_is_missing(
      Parser parser, String bytes, Reply expected) {
    byte[] all = latin1(bytes);
    try (Feed<Reply> feed = Feed.of(parser)) {
      feed.bytes(all, 0, all.length - 1);
      assertReplies(feed);
      feed.bytes(all, all.length - 1, all.length);
      assertReplies(feed, expected);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void should_read_the_same_again_when_rewound(Parser parser, String bytes, Reply expected) {
    List<Reply> replies =
        Feed.read(
            parser,
            bytes,
            reader -> {
              Frame frame = (Frame) reader;
              Reply first = Reply.of(frame);
              frame.rewind();
              assertTrue(frame.frameBytes() > 0);
              return List.of(first, Reply.of(frame));
            });
    assertEquals(List.of(expected, expected), replies);
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_read_every_reply_when_many_come_at_once(Parser parser) {
    String all = String.join("", Samples.RESP2.keySet()).repeat(50);
    List<Reply> expected = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      expected.addAll(Samples.RESP2.values());
    }
    for (int size : new int[] {all.length(), 1024, 97, 7}) {
      try (Feed<Reply> feed = Feed.of(parser)) {
        feed.inPieces(latin1(all), size);
        assertEquals(expected, feed.values());
        assertEquals(List.of(), feed.failures());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_read_large_bulk_when_it_comes_in_many_reads(Parser parser) {
    String content = "0123456789abcdef".repeat(256 * 1024);
    byte[] bytes = latin1("*2\r\n$" + content.length() + "\r\n" + content + "\r\n:1\r\n+OK\r\n");
    try (Feed<Reply> feed = Feed.of(parser)) {
      feed.inPieces(bytes, 60_000);
      assertReplies(
          feed, Samples.array(Samples.bulk(content), new Reply.Int(1)), Samples.simple("OK"));
    }
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_decode_nothing_more_when_a_reply_was_malformed(Parser parser) {
    try (Feed<Reply> feed = Feed.of(parser)) {
      feed.bytes("+before\r\n*2\r\n$1\r\na\r\n:x\r\n+after\r\n").bytes("+later\r\n").bytes("?\r\n");
      assertEquals(List.of(Samples.simple("before")), feed.values());
      feed.malformed();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Parser.class)
  void should_pass_on_what_is_no_bytes(Parser parser) {
    try (Feed<Reply> feed = Feed.of(parser)) {
      feed.channel().writeInbound("a user event");
      assertEquals(ClassCastException.class, feed.failures().get(0).getClass());
    }
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_not_read_on_when_the_channel_is_not_read(Parser parser) {
    AtomicInteger reads = new AtomicInteger();
    try (Feed<Reply> feed = Feed.of(parser)) {
      feed.channel()
          .pipeline()
          .addFirst(
              new ChannelOutboundHandlerAdapter() {
                @Override
                public void read(ChannelHandlerContext ctx) {
                  reads.incrementAndGet();
                }
              });
      feed.channel().config().setAutoRead(false);
      feed.bytes("*2\r\n:1\r\n$100\r\nhalf of it");
      assertEquals(0, reads.get());
    }
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_pass_on_a_failure_of_another_handler(Parser parser) {
    IllegalStateException failure = new IllegalStateException("not ours");
    try (Feed<Reply> feed = Feed.of(parser)) {
      feed.channel().pipeline().fireExceptionCaught(failure);
      feed.bytes("+still\r\n");
      assertEquals(List.of(failure), feed.failures());
      assertEquals(List.of(Samples.simple("still")), feed.values());
    }
  }

  @ParameterizedTest
  @MethodSource("resp3Samples")
  void should_refuse_resp3_when_netty_parses(String bytes) {
    assertThrows(MalformedReplyException.class, () -> Feed.read(Parser.NETTY, bytes, Reply::of));
  }

  static Stream<String> resp3Samples() {
    return Samples.RESP3.keySet().stream();
  }

  private static void assertReplies(Feed<Reply> feed, Reply... expected) {
    assertEquals(List.of(), feed.failures());
    assertEquals(List.of(expected), feed.values());
  }
}
