package io.github.ledis4j.codec.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.CodecException;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.ReplyType;
import io.github.ledis4j.codec.UnexpectedReplyException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {
  private static final String NESTED = "*3\r\n*2\r\n:1\r\n*1\r\n:2\r\n$1\r\nx\r\n:3\r\n";

  private static String digits(ReplyReader reply) {
    return Long.toString(reply.integer());
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_stand_behind_element_when_mapper_reads_half_of_it(Parser parser) {
    assertEquals(
        List.of("1", "x", "3"),
        Feed.read(
            parser,
            NESTED,
            reply ->
                List.of(
                    reply.<String>element(r -> r.element(ReplyReaderTest::digits)),
                    reply.<String>element(r -> String.valueOf(r.text())),
                    reply.<String>element(ReplyReaderTest::digits))));
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_stand_behind_element_when_mapper_reads_nothing(Parser parser) {
    assertEquals(
        "3",
        Feed.<String>read(
            parser,
            NESTED,
            reply -> {
              reply.element(r -> "");
              reply.element(r -> "");
              return reply.element(ReplyReaderTest::digits);
            }));
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_stand_behind_element_when_mapper_throws(Parser parser) {
    ReplyMapper<Long> throwing =
        r -> {
          r.element(ReplyReader::integer);
          return r.element(inner -> inner.element(ReplyReader::bool) ? 1L : 0L);
        };
    Feed.read(
        parser,
        NESTED,
        reply -> {
          assertThrows(UnexpectedReplyException.class, () -> reply.element(throwing));
          assertTrue(reply.hasNext());
          assertEquals(3, reply.size());
          assertEquals("x", reply.element(ReplyReader::text));
          assertEquals(3, reply.element(ReplyReader::integer));
          assertFalse(reply.hasNext());
          return "";
        });
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_refuse_when_mapper_reads_more_than_there_is(Parser parser) {
    Feed.read(
        parser,
        NESTED,
        reply -> {
          assertThrows(
              UnexpectedReplyException.class,
              () ->
                  reply.element(
                      r -> {
                        r.element(ReplyReader::integer);
                        r.element(Reply::of);
                        return r.element(Reply::of);
                      }));
          assertEquals("x", reply.element(ReplyReader::text));
          return "";
        });
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_still_give_the_third_when_the_second_is_an_error(Parser parser) {
    List<String> seen = new ArrayList<>();
    Feed.read(
        parser,
        "*3\r\n:1\r\n-WRONGTYPE no\r\n:3\r\n",
        reply -> {
          while (reply.hasNext()) {
            seen.add(reply.element(r -> r.type().isError() ? "!" + r.error() : "" + r.integer()));
          }
          return "";
        });
    assertEquals(List.of("1", "!WRONGTYPE no", "3"), seen);
  }

  @ParameterizedTest
  @CsvSource({"OWN,$-1", "OWN,*-1", "OWN,_", "NETTY,$-1", "NETTY,*-1"})
  void should_be_null_when_reply_is_null(Parser parser, String reply) {
    Feed.read(
        parser,
        reply + "\r\n",
        r -> {
          assertTrue(r.isNull());
          assertNull(r.text());
          assertNull(r.bytes());
          assertNull(r.value(Codec.UTF_8));
          assertNull(r.format());
          assertEquals(0, r.size());
          assertFalse(r.hasNext());
          assertThrows(UnexpectedReplyException.class, r::integer);
          assertThrows(UnexpectedReplyException.class, r::bigInteger);
          assertThrows(UnexpectedReplyException.class, r::decimal);
          assertFalse(r.bool());
          assertNull(r.error());
          return assertThrows(UnexpectedReplyException.class, () -> r.element(Reply::of));
        });
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_read_numbers_when_they_come_as_strings(Parser parser) {
    assertEquals("-12", Feed.read(parser, "$3\r\n-12\r\n", ReplyReaderTest::digits));
    assertEquals("5", Feed.read(parser, "+5\r\n", ReplyReaderTest::digits));
    assertEquals(1.5, Feed.read(parser, "$3\r\n1.5\r\n", ReplyReader::decimal));
    assertEquals(3.0, Feed.read(parser, ":3\r\n", ReplyReader::decimal));
    assertEquals(
        Double.NEGATIVE_INFINITY, Feed.read(parser, "$4\r\n-inf\r\n", ReplyReader::decimal));
    assertEquals(
        new BigInteger("18446744073709551616"),
        Feed.read(parser, "$20\r\n18446744073709551616\r\n", ReplyReader::bigInteger));
    assertEquals(true, Feed.read(parser, ":1\r\n", ReplyReader::bool));
    assertEquals(false, Feed.read(parser, ":0\r\n", ReplyReader::bool));
    assertEquals("12", Feed.read(parser, ":12\r\n", ReplyReader::text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$20|18446744073709551616",
        "$4|0x10",
        "$3|1.5",
        "$0|",
        "$1|+",
        "-1",
        "*1|:1",
        "$2| 1"
      })
  void should_refuse_an_integer_when_there_is_none(String reply) {
    String bytes = reply.replace("|", "\r\n") + "\r\n";
    for (Parser parser : Parser.values()) {
      assertThrows(
          UnexpectedReplyException.class, () -> Feed.read(parser, bytes, ReplyReader::integer));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1d", "0x1p3", " 1", "", "1e", "-", "1-2", "in", "nano"})
  void should_refuse_a_decimal_when_only_java_would_read_it(String text) {
    for (Parser parser : Parser.values()) {
      String bytes = "$" + text.length() + "\r\n" + text + "\r\n";
      assertThrows(
          UnexpectedReplyException.class, () -> Feed.read(parser, bytes, ReplyReader::decimal));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "inf,Infinity", "+inf,Infinity", "Inf,Infinity", "+Inf,Infinity", "infinity,Infinity",
    "-inf,-Infinity", "-Infinity,-Infinity", "nan,NaN", "-nan,NaN", "NaN,NaN"
  })
  void should_read_a_decimal_when_it_is_not_finite(String text, double expected) {
    String bulk = "$" + text.length() + "\r\n" + text + "\r\n";
    for (Parser parser : Parser.values()) {
      assertEquals(expected, Feed.read(parser, bulk, ReplyReader::decimal));
      assertEquals(expected, Feed.read(parser, bulk, Reply::of).decimal());
    }
    String resp3 = "," + text + "\r\n";
    assertEquals(expected, Feed.read(Parser.OWN, resp3, ReplyReader::decimal));
    assertEquals(expected, Feed.read(Parser.OWN, resp3, Reply::of).decimal());
  }

  @ParameterizedTest
  @CsvSource({"OWN,-ERR 12", "NETTY,-ERR 12", "OWN,!6|ERR 12"})
  void should_refuse_an_error_as_a_value_when_it_is_inside_an_array(Parser parser, String error) {
    String bytes = "*2\r\n:1\r\n" + error.replace("|", "\r\n") + "\r\n";
    List<ReplyMapper<?>> mappers =
        List.of(
            ReplyReader::text,
            ReplyReader::bytes,
            r -> r.value(Codec.UTF_8),
            ReplyReader::integer,
            ReplyReader::bigInteger,
            ReplyReader::decimal,
            ReplyReader::bool,
            ReplyReader::size,
            ReplyReader::hasNext);
    for (ReplyMapper<?> mapper : mappers) {
      UnexpectedReplyException refused =
          assertThrows(
              UnexpectedReplyException.class,
              () -> Feed.read(parser, bytes, r -> second(r, mapper)));
      assertTrue(refused.getMessage().endsWith(": ERR 12"), refused.getMessage());
    }
    assertEquals("ERR 12", Feed.read(parser, bytes, r -> second(r, ReplyReader::error)));
    assertEquals(new Reply.Error("ERR 12"), Feed.read(parser, bytes, r -> second(r, Reply::of)));
  }

  private static <T extends @Nullable Object> T second(ReplyReader reply, ReplyMapper<T> mapper) {
    reply.element(ReplyReader::integer);
    return reply.element(mapper);
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_say_so_when_text_is_not_utf8(Parser parser) {
    String bytes = "$2\r\nn\u00ff\r\n";
    assertThrows(CodecException.class, () -> Feed.read(parser, bytes, ReplyReader::text));
    Reply tree = Feed.read(parser, bytes, Reply::of);
    assertThrows(CodecException.class, tree::text);
    assertEquals("\ufffd", Feed.read(parser, "$3\r\n\u00ef\u00bf\u00bd\r\n", ReplyReader::text));
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_refuse_when_kind_differs(Parser parser) {
    assertEquals(
        "reply is ARRAY where text is expected",
        assertThrows(
                UnexpectedReplyException.class,
                () -> Feed.read(parser, "*1\r\n:1\r\n", ReplyReader::text))
            .getMessage());
    assertThrows(
        UnexpectedReplyException.class, () -> Feed.read(parser, ":2\r\n", ReplyReader::bool));
    assertThrows(
        UnexpectedReplyException.class, () -> Feed.read(parser, "-1\r\n", ReplyReader::decimal));
    assertThrows(
        UnexpectedReplyException.class, () -> Feed.read(parser, "+a\r\n", ReplyReader::size));
    assertThrows(
        UnexpectedReplyException.class, () -> Feed.read(parser, "+a\r\n", ReplyReader::hasNext));
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_hand_exact_bytes_to_a_codec(Parser parser) {
    byte[] expected = {0, (byte) 0xFF, '\n', '\r'};
    assertArrayEquals(
        expected, Feed.read(parser, "$4\r\n\u0000\u00ff\n\r\r\n", ReplyReader::bytes));
    assertEquals("\u20ac", Feed.read(parser, "+\u00e2\u0082\u00ac\r\n", r -> r.value(Codec.UTF_8)));
  }

  @Test
  void should_read_resp3_scalars_leniently() {
    assertEquals("1", Feed.read(Parser.OWN, "#t\r\n", ReplyReaderTest::digits));
    assertEquals("3", Feed.read(Parser.OWN, ",3\r\n", ReplyReaderTest::digits));
    assertEquals("7", Feed.read(Parser.OWN, "(7\r\n", ReplyReaderTest::digits));
    assertEquals("txt", Feed.read(Parser.OWN, "=5\r\ntxt:a\r\n", ReplyReader::format));
    assertEquals("a", Feed.read(Parser.OWN, "=5\r\ntxt:a\r\n", ReplyReader::text));
    assertThrows(
        UnexpectedReplyException.class,
        () -> Feed.read(Parser.OWN, "(9223372036854775808\r\n", ReplyReader::integer));
  }

  @Test
  void should_count_pairs_twice_and_streams_not_at_all() {
    assertEquals(4, Feed.read(Parser.OWN, "%2\r\n:1\r\n:2\r\n:3\r\n:4\r\n", ReplyReader::size));
    assertEquals(-1, Feed.read(Parser.OWN, "*?\r\n:1\r\n.\r\n", ReplyReader::size));
  }

  @Test
  void should_skip_streams_when_mapper_reads_nothing() {
    String inner = "*?\r\n$?\r\n;1\r\nx\r\n;0\r\n%?\r\n:1\r\n:2\r\n.\r\n.\r\n";
    assertEquals(
        "7",
        Feed.<String>read(
            Parser.OWN,
            "*?\r\n" + inner + "|?\r\n:1\r\n" + inner + ".\r\n:7\r\n.\r\n",
            reply -> {
              reply.element(r -> "");
              return reply.element(ReplyReaderTest::digits);
            }));
  }

  @Test
  void should_pass_over_attributes_however_many_there_are() {
    String attributes = "|0\r\n|1\r\n+a\r\n:1\r\n".repeat(100_000);
    assertEquals(
        ReplyType.INTEGER, Feed.read(Parser.OWN, attributes + ":1\r\n", ReplyReader::type));
    assertEquals(
        Samples.array(new Reply.Int(1)),
        Feed.read(Parser.OWN, "*1\r\n" + attributes + ":1\r\n", Reply::of));
  }
}
