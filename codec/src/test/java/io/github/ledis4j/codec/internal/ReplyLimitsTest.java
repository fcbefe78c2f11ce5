package io.github.ledis4j.codec.internal;

import static io.github.ledis4j.codec.internal.Feed.latin1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyLimits;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyLimitsTest {
  private static final int MEBIBYTE = 1024 * 1024;
  private static final ReplyLimits SMALL = new ReplyLimits(8, 6, 3, 10);

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_read_reply_when_it_is_just_within_the_limits(Parser parser) {
    for (String bytes :
        new String[] {
          "$8\r\n12345678\r\n",
          "*5\r\n:1\r\n:1\r\n:1\r\n:1\r\n:1\r\n",
          "*1\r\n*1\r\n*1\r\n*0\r\n",
          "+123456789\r\n",
          "-123456789\r\n",
          ":123456789\r\n",
        }) {
      for (int size : new int[] {bytes.length(), 1}) {
        try (Feed<Reply> feed = Feed.of(parser, SMALL)) {
          feed.inPieces(latin1(bytes + bytes), size);
          assertEquals(0, feed.failures().size(), bytes);
          assertEquals(2, feed.values().size(), bytes);
        }
      }
    }
  }

  static Stream<Arguments> should_be_malformed_when_over_a_limit() {
    return Stream.of(
        Arguments.of("$9 123456789 ", "bulk string of 9 bytes is over the limit of 8"),
        Arguments.of("*1 $9 123456789 ", "bulk string of 9 bytes is over the limit of 8"),
        Arguments.of("*7 ", "aggregate of 7 elements is over the limit of 6"),
        Arguments.of("*6 :1 :1 :1 :1 :1 :1 ", "reply holds more than 6 elements"),
        Arguments.of("*2 *2 :1 :1 *2 :1 :1 ", "reply holds more than 6 elements"),
        Arguments.of("+1234567890 ", "line is longer than 10 bytes"),
        Arguments.of(":1234567890 ", "line is longer than 10 bytes"));
  }

  @ParameterizedTest
  @MethodSource
  void should_be_malformed_when_over_a_limit(String row, String message) {
    for (Parser parser : Parser.values()) {
      assertEquals(message, malformed(parser, row));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"*1 *1 *1 *1 :1 ", "*1 *2 *0 *1 *1 :1 "})
  void should_be_malformed_when_nested_too_deep(String row) {
    assertEquals("aggregates nest deeper than 3", malformed(Parser.OWN, row));
    assertEquals(
        "netty-codec-redis: max nested array depth exceeded: 3", malformed(Parser.NETTY, row));
  }

  static Stream<Arguments> should_be_malformed_when_resp3_is_over_a_limit() {
    return Stream.of(
        Arguments.of("%4 ", "aggregate of 8 elements is over the limit of 6"),
        Arguments.of("*? :1 :1 :1 :1 :1 :1 ", "reply holds more than 6 elements"),
        Arguments.of("|4 ", "aggregate of 8 elements is over the limit of 6"),
        Arguments.of("!9 ", "bulk string of 9 bytes is over the limit of 8"),
        Arguments.of("$? ;5 12345 ;5 12345 ", "bulk string of 10 bytes is over the limit of 8"),
        Arguments.of("%1 ~1 >1 *1 ", "aggregates nest deeper than 3"));
  }

  @ParameterizedTest
  @MethodSource
  void should_be_malformed_when_resp3_is_over_a_limit(String row, String message) {
    assertEquals(message, malformed(Parser.OWN, row));
  }

  private static String malformed(Parser parser, String row) {
    return malformed(parser, row, SMALL);
  }

  private static String malformed(Parser parser, String row, ReplyLimits limits) {
    String whole = null;
    byte[] bytes = latin1(row.replace(" ", "\r\n"));
    for (int size : new int[] {1, bytes.length}) {
      try (Feed<Reply> feed = Feed.of(parser, limits)) {
        feed.inPieces(bytes, size);
        assertEquals(0, feed.values().size());
        whole = feed.malformed();
      }
    }
    return String.valueOf(whole);
  }

  static Stream<Arguments> should_be_malformed_when_the_whole_reply_is_too_long() {
    return Stream.of(
        Arguments.of("*3 $5 12345 $5 12345 $5 12345 ", true),
        Arguments.of("*2 *1 $20 12345678901234567890 $20 12345678901234567890 ", true),
        Arguments.of("$30 123456789012345678901234567890 ", true),
        Arguments.of("$2147483000 ", true),
        Arguments.of("*? :1 :1 :1 :1 :1 :1 :1 . ", false),
        Arguments.of("$? ;9 123456789 ;9 123456789 ;0 ", false));
  }

  @ParameterizedTest
  @MethodSource
  void should_be_malformed_when_the_whole_reply_is_too_long(String row, boolean resp2) {
    int most = Integer.MAX_VALUE;
    ReplyLimits limits = new ReplyLimits(most, most, 10, most, 30);
    for (Parser parser : Parser.values()) {
      if (parser == Parser.OWN || resp2 && !row.contains("2147483000")) {
        assertEquals("reply is longer than the limit of 30 bytes", malformed(parser, row, limits));
      }
    }
  }

  @Test
  void should_read_one_reply_after_the_other_when_only_all_together_are_over_the_limit() {
    int most = Integer.MAX_VALUE;
    try (Feed<Reply> feed = Feed.of(Parser.OWN, new ReplyLimits(most, most, 10, most, 11))) {
      feed.bytes("$5\r\n12345\r\n".repeat(3));
      assertEquals(3, feed.values().size());
      assertEquals(0, feed.failures().size());
    }
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_be_malformed_when_a_line_does_not_end(Parser parser) {
    try (Feed<Reply> feed = Feed.of(parser, SMALL)) {
      feed.bytes("+123456789");
      assertEquals(0, feed.failures().size());
      feed.bytes("0123456789");
      feed.malformed();
    }
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_not_overflow_when_limits_are_the_largest(Parser parser) {
    int most = Integer.MAX_VALUE;
    try (Feed<Reply> feed = Feed.of(parser, new ReplyLimits(most, most, 1000, most))) {
      feed.inPieces(latin1("*1\r\n$2\r\nab\r\n+OK\r\n"), 1);
      assertEquals(0, feed.failures().size());
      assertEquals(2, feed.values().size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$1073741824\r\nab",
        "*16777216\r\n:1\r\n",
        "*1\r\n$1073741824\r\nab",
        "$?\r\n;999999999\r\n"
      })
  void should_take_no_memory_when_bytes_are_only_announced(String bytes) {
    ReplyLimits usual = ReplyLimits.LEDIS;
    ReplyLimits limits =
        new ReplyLimits(
            usual.bulkBytes(), usual.elements(), usual.depth(), usual.lineBytes(), 0x7fffffff);
    for (Parser parser : Parser.values()) {
      if (parser == Parser.NETTY && (bytes.contains("1073741824") || bytes.contains("?"))) {
        continue; // Refused: over what Netty can.
      }
      // The first round loads classes.
      allocated(parser, limits, bytes);
      long taken = allocated(parser, limits, bytes);
      assertTrue(taken < MEBIBYTE, parser + " took " + taken);
    }
  }

  @Test
  void should_take_no_memory_when_netty_is_announced_half_a_gibibyte() {
    allocated(Parser.NETTY, ReplyLimits.REDIS, "$536870912\r\nab");
    long taken = allocated(Parser.NETTY, ReplyLimits.REDIS, "$536870912\r\nab");
    assertTrue(taken < MEBIBYTE, "took " + taken);
  }

  private static long allocated(Parser parser, ReplyLimits limits, String bytes) {
    try (Feed<Reply> feed = Feed.of(parser, limits)) {
      byte[] announced = latin1(bytes);
      byte[] more = new byte[4096];
      Arrays.fill(more, (byte) 'x');
      long before = Allocation.bytes();
      feed.wrapped(announced);
      if (bytes.startsWith("$1") || bytes.startsWith("$5")) {
        feed.wrapped(more);
      }
      assertEquals(0, feed.failures().size());
      return Allocation.bytes() - before;
    }
  }

  @Test
  void should_refuse_limits_that_are_none() {
    assertThrows(IllegalArgumentException.class, () -> new ReplyLimits(0, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new ReplyLimits(1, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new ReplyLimits(1, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new ReplyLimits(1, 1, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new ReplyLimits(1, 1, 1, 1, 0));
  }
}
