package io.github.ledis4j.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplyTest {

  private static Reply text(String content) {
    return new Reply.Text(ReplyType.BULK_STRING, content.getBytes(UTF_8));
  }

  @Test
  void should_be_equal_when_content_is_equal() {
    assertEquals(text("a"), text("a"));
    assertEquals(text("a").hashCode(), text("a").hashCode());
    assertNotEquals(text("a"), text("b"));
    assertNotEquals(text("a"), new Reply.Text(ReplyType.SIMPLE_STRING, new byte[] {'a'}));
    assertNotEquals(text("a"), new Reply.Error("a"));
    assertEquals(new Reply.Decimal(Double.NaN), new Reply.Decimal(Double.NaN));
    assertEquals(
        new Reply.Aggregate(ReplyType.ARRAY, List.of(text("a"))),
        new Reply.Aggregate(ReplyType.ARRAY, List.of(text("a"))));
    assertNotEquals(
        new Reply.Aggregate(ReplyType.ARRAY, List.of()),
        new Reply.Aggregate(ReplyType.SET, List.of()));
  }

  @Test
  void should_give_text_when_it_is_a_scalar() {
    assertEquals("a", text("a").text());
    assertEquals("7", new Reply.Int(7).text());
    assertEquals("true", new Reply.Bool(true).text());
    assertEquals("0.5", new Reply.Decimal(0.5).text());
    assertEquals("8", new Reply.BigNumber(BigInteger.valueOf(8)).text());
    assertEquals("inf", new Reply.Decimal(Double.POSITIVE_INFINITY).text());
    assertEquals("-inf", new Reply.Decimal(Double.NEGATIVE_INFINITY).text());
    assertEquals("nan", new Reply.Decimal(Double.NaN).text());
    assertNull(Reply.NULL.text());
    Reply array = new Reply.Aggregate(ReplyType.ARRAY, List.of());
    assertThrows(UnexpectedReplyException.class, array::text);
  }

  @Test
  void should_not_pass_for_text_when_it_is_an_error() {
    Reply.Error error = new Reply.Error("ERR no");
    UnexpectedReplyException refused = assertThrows(UnexpectedReplyException.class, error::text);
    assertTrue(refused.getMessage().contains("ERR no"), refused.getMessage());
    assertEquals("ERR no", error.message());
  }

  @Test
  void should_give_a_decimal_when_there_is_one() {
    assertEquals(0.5, text("0.5").decimal());
    assertEquals(7, new Reply.Int(7).decimal());
    assertEquals(Double.NaN, new Reply.Decimal(Double.NaN).decimal());
    assertEquals(Double.NEGATIVE_INFINITY, text("-inf").decimal());
    for (Reply none : new Reply[] {Reply.NULL, text("x"), text(""), new Reply.Error("1")}) {
      assertThrows(UnexpectedReplyException.class, none::decimal);
    }
  }

  @Test
  void should_give_an_integer_when_there_is_one() {
    assertEquals(7, new Reply.Int(7).integer());
    assertEquals(-7, text("-7").integer());
    assertEquals(1, new Reply.Bool(true).integer());
    assertEquals(0, new Reply.Bool(false).integer());
    assertEquals(8, new Reply.BigNumber(BigInteger.valueOf(8)).integer());
    for (Reply none :
        new Reply[] {
          Reply.NULL,
          text("x"),
          text("9223372036854775808"),
          new Reply.Decimal(0.5),
          new Reply.Error("ERR"),
          new Reply.Aggregate(ReplyType.ARRAY, List.of())
        }) {
      assertThrows(UnexpectedReplyException.class, none::integer);
    }
  }

  @Test
  void should_give_elements_when_it_is_an_aggregate() {
    Reply map = new Reply.Aggregate(ReplyType.MAP, List.of(text("k"), new Reply.Int(1)));
    assertEquals(List.of(text("k"), new Reply.Int(1)), map.elements());
    assertEquals(List.of(), Reply.NULL.elements());
    assertThrows(UnexpectedReplyException.class, text("a")::elements);
    assertThrows(UnsupportedOperationException.class, () -> map.elements().clear());
  }

  @ParameterizedTest
  @EnumSource(ReplyType.class)
  void should_find_every_type_by_its_byte(ReplyType type) {
    byte[] symbols = "+-:$*_#,(!=%~|>".getBytes(UTF_8);
    assertEquals(type, ReplyType.of(symbols[type.ordinal()]));
    assertEquals(type == ReplyType.ERROR || type == ReplyType.BULK_ERROR, type.isError());
    assertEquals("*%~|>".indexOf(symbols[type.ordinal()]) >= 0, type.isAggregate());
    assertEquals("%|".indexOf(symbols[type.ordinal()]) >= 0, type.isPairs());
  }

  @Test
  void should_find_no_type_for_other_bytes() {
    int known = 0;
    for (int symbol = -128; symbol < 128; symbol++) {
      known += ReplyType.of((byte) symbol) == null ? 0 : 1;
    }
    assertEquals(ReplyType.values().length, known);
    assertNull(ReplyType.of((byte) '.'));
    assertNull(ReplyType.of((byte) -1));
  }

  private static Reply list(ReplyType type, Reply... elements) {
    return new Reply.Aggregate(type, List.of(elements));
  }

  @Test
  void should_read_a_map_by_key_when_it_is_one_or_a_list_of_pairs() {
    for (ReplyType type : new ReplyType[] {ReplyType.MAP, ReplyType.ARRAY}) {
      Reply reply = list(type, text("b"), new Reply.Int(1), text("a"), text("x"));
      assertEquals(List.of("b", "a"), List.copyOf(reply.asMap().keySet()));
      assertEquals(1, reply.get("b").integer());
      assertEquals("x", reply.get("a").text());
      assertEquals(Reply.NULL, reply.get("missing"));
      assertThrows(UnsupportedOperationException.class, () -> reply.asMap().clear());
    }
    assertTrue(Reply.NULL.asMap().isEmpty());
    assertThrows(UnexpectedReplyException.class, () -> text("a").asMap());
    assertThrows(UnexpectedReplyException.class, () -> list(ReplyType.ARRAY, text("odd")).asMap());
  }

  @Test
  void should_tell_an_error_from_values() {
    assertTrue(new Reply.Error("ERR no").isError());
    assertFalse(text("ERR no").isError());
  }

  @Test
  void should_keep_its_bytes_to_itself() {
    byte[] given = {'a'};
    Reply.Text text = new Reply.Text(ReplyType.BULK_STRING, given);
    given[0] = 'b';
    text.bytes()[0] = 'c';
    assertEquals("a", text.text());
  }

  @Test
  void should_show_its_content_shortened() {
    assertEquals("\"a \\\"b\\\" \\x0a ü\"", text("a \"b\" \n ü").toString());
    Reply odd = new Reply.Text(ReplyType.BULK_STRING, new byte[] {'a', (byte) 0xff, 0});
    assertEquals("\"a\\xff\\x00\"", odd.toString());
    assertEquals("\"" + "x".repeat(60) + "\"... of 61 bytes", text("x".repeat(61)).toString());
    assertEquals("\"" + "ü".repeat(30) + "\"... of 80 bytes", text("ü".repeat(40)).toString());
    assertEquals("null", Reply.NULL.toString());
    assertEquals("(error) \"ERR no\"", new Reply.Error("ERR no").toString());
    Reply map = list(ReplyType.MAP, text("a"), new Reply.Int(1), text("b"), new Reply.Bool(true));
    assertEquals("{\"a\": 1, \"b\": true}", map.toString());
    Reply[] many = new Reply[12];
    Arrays.fill(many, new Reply.Decimal(0.5));
    String ten = "0.5, ".repeat(10);
    assertEquals("[" + ten + "... of 12]", list(ReplyType.ARRAY, many).toString());
    Reply wide = list(ReplyType.ARRAY, text("x".repeat(99)), text("x".repeat(99)), Reply.NULL);
    assertTrue(
        list(ReplyType.ARRAY, wide, wide, wide, wide, wide, wide).toString().length() < 2_000);
  }
}
