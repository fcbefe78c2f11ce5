package io.github.ledis4j.codec.internal;

import static io.github.ledis4j.codec.internal.Feed.latin1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedReplyTest {
  private static final String LENGTH = "length is not a number";
  private static final String STREAM_END = "end of a stream where there is none";
  private static final String NOT_NULL = "an error or verbatim string cannot be null";
  private static final String ONLY_ARRAY = "only an array can be null";
  private static final String BULK_END = "bulk string does not end where its length says";
  private static final String CHUNKS = "a streamed string is made of chunks with a length";

  private static String value(String type) {
    return type + " with a value that it cannot have";
  }

  /** Bytes, with CR LF written as a space, and the message for them. */
  static Stream<Arguments> own() {
    return Stream.of(
        Arguments.of("?x ", "byte 63 starts no element of RESP"),
        Arguments.of("HTTP/1.1\r\n", "byte 72 starts no element of RESP"),
        Arguments.of("*1 @ ", "byte 64 starts no element of RESP"),
        Arguments.of(": ", value("INTEGER")),
        Arguments.of(":1a ", value("INTEGER")),
        Arguments.of(":- ", value("INTEGER")),
        Arguments.of(":9223372036854775808 ", value("INTEGER")),
        Arguments.of(":-9223372036854775809 ", value("INTEGER")),
        Arguments.of(":18446744073709551617 ", value("INTEGER")),
        Arguments.of("$ ", LENGTH),
        Arguments.of("$-2 ", LENGTH),
        Arguments.of("$+1 ", LENGTH),
        Arguments.of("$1x ", LENGTH),
        Arguments.of("$9999999999999999999 ", LENGTH),
        Arguments.of(
            "$536870913 ", "bulk string of 536870913 bytes is over the limit of 536870912"),
        Arguments.of("$1 ab ", BULK_END),
        Arguments.of("$0 ab ", BULK_END),
        Arguments.of("*-2 ", LENGTH),
        Arguments.of("*x ", LENGTH),
        Arguments.of("*16777217 ", "aggregate of 16777217 elements is over the limit of 16777216"),
        Arguments.of("%8388609 ", "aggregate of 16777218 elements is over the limit of 16777216"),
        Arguments.of("_x ", value("NULL")),
        Arguments.of("#x ", value("BOOLEAN")),
        Arguments.of("# ", value("BOOLEAN")),
        Arguments.of(", ", value("DOUBLE")),
        Arguments.of(",1d ", value("DOUBLE")),
        Arguments.of(",nano ", value("DOUBLE")),
        Arguments.of("(1.5 ", value("BIG_NUMBER")),
        Arguments.of("!-1 ", NOT_NULL),
        Arguments.of("=-1 ", NOT_NULL),
        Arguments.of("=3 txt ", "verbatim string without a format"),
        Arguments.of("=4 text ", "verbatim string without a format"),
        Arguments.of("%-1 ", ONLY_ARRAY),
        Arguments.of("~-1 ", ONLY_ARRAY),
        Arguments.of(">-1 ", ONLY_ARRAY),
        Arguments.of(". ", STREAM_END),
        Arguments.of("*1 . ", STREAM_END),
        Arguments.of("*? .x ", STREAM_END),
        Arguments.of("*? |1 :1 :2 . ", STREAM_END),
        Arguments.of("*? |0 . ", STREAM_END),
        Arguments.of("*? |? . . ", STREAM_END),
        Arguments.of("%? :1 . ", "a streamed map ends with a key that has no value"),
        Arguments.of("$? :1 ", CHUNKS),
        Arguments.of("$? ;-1 ", CHUNKS),
        Arguments.of("$? ;x ", LENGTH));
  }

  static Stream<Arguments> netty() {
    return Stream.of(
        Arguments.of("?x ", "netty-codec-redis: Decoding of inline commands is disabled"),
        Arguments.of("_ ", "netty-codec-redis: Decoding of inline commands is disabled"),
        Arguments.of(":1a ", value("INTEGER")),
        Arguments.of(": ", value("INTEGER")),
        Arguments.of(":9223372036854775808 ", value("INTEGER")),
        Arguments.of(":-9223372036854775809 ", value("INTEGER")),
        Arguments.of(":18446744073709551617 ", value("INTEGER")),
        Arguments.of("$ ", "netty-codec-redis: no number to parse: "),
        Arguments.of("$-2 ", "netty-codec-redis: length: -2 (expected: >= -1)"),
        Arguments.of("$+1 ", "netty-codec-redis: bad byte in number: 43"),
        Arguments.of(
            "$9999999999999999999 ",
            "netty-codec-redis: length: -8446744073709551617 (expected: >= -1)"),
        Arguments.of(
            "$536870913 ", "netty-codec-redis: length: 536870913 (expected: <= 536870912)"),
        Arguments.of("$1 ab ", "netty-codec-redis: delimiter: [98,13] (expected: \\r\\n)"),
        Arguments.of("-a\nb ", "netty-codec-redis: delimiter: [97,10] (expected: \\r\\n)"),
        Arguments.of("*16777217 ", "aggregate of 16777217 elements is over the limit of 16777216"),
        Arguments.of(
            "*-9999999999999999999 ",
            "aggregate of 8446744073709551617 elements is over the limit of 16777216"));
  }

  @ParameterizedTest
  @MethodSource("own")
  void should_name_the_fault_when_bytes_are_malformed(String row, String message) {
    assertMalformed(Parser.OWN, row, message);
  }

  @ParameterizedTest
  @MethodSource("netty")
  void should_name_the_fault_when_netty_refuses(String row, String message) {
    assertMalformed(Parser.NETTY, row, message);
  }

  @Test
  void should_be_malformed_when_a_line_is_a_line_feed_alone() {
    try (Feed<Reply> feed = Feed.of(Parser.NETTY)) {
      feed.bytes("$\n12");
      // In what words, depends on the version of Netty.
      assertTrue(feed.malformed().startsWith("netty-codec-redis: "));
    }
  }

  @Test
  void should_keep_payload_out_of_the_message_when_netty_refuses() {
    try (Feed<Reply> feed = Feed.of(Parser.NETTY)) {
      feed.bytes("$a-password-that-is-long-enough\r\n");
      assertFalse(feed.malformed().contains("password"), feed.malformed());
    }
  }

  private static void assertMalformed(Parser parser, String row, String message) {
    byte[] bytes = latin1(row.replace(" ", "\r\n"));
    for (int size : new int[] {bytes.length, 1}) {
      try (Feed<Reply> feed = Feed.of(parser)) {
        feed.inPieces(bytes, size);
        assertEquals(message, feed.malformed());
        assertEquals(0, feed.values().size());
      }
    }
  }
}
