package io.github.ledis4j.command.redis.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.scan.FieldValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamIdTest {
  private static final String HIGHEST = "18446744073709551615-18446744073709551615";

  @ParameterizedTest
  @ValueSource(strings = {"0-0", "1526919030474-55", "9223372036854775808-1", HIGHEST})
  void should_write_what_it_read_when_text_is_an_id(String text) {
    assertEquals(text, StreamId.parse(text).toString());
    assertEquals(StreamId.parse(text), StreamId.parse(text));
    assertEquals(StreamId.parse(text).hashCode(), StreamId.parse(text).hashCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "1-", "-1", "+1-1", "1-+1", "1-2-3", "x", "1.5", "18446744073709551616"})
  void should_refuse_when_text_is_no_id(String text) {
    assertThrows(IllegalArgumentException.class, () -> StreamId.parse(text));
  }

  @ParameterizedTest
  @CsvSource({"*,XAddOptions", "$,StreamPosition.NEW", ">,GroupPosition.NEW", "+,StreamRange.ALL"})
  void should_say_what_to_use_when_text_is_a_sign_for_ids(String sign, String instead) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> StreamId.parse(sign)).getMessage();
    assertTrue(message.contains(instead), message);
  }

  @Test
  void should_compare_as_unsigned_when_numbers_are_large() {
    List<StreamId> ordered =
        List.of(
            StreamId.MIN,
            StreamId.of(0, 1),
            StreamId.parse("1"),
            StreamId.parse("1-18446744073709551615"),
            StreamId.of(2, 0),
            StreamId.of(Long.MAX_VALUE, 0),
            StreamId.parse("9223372036854775808-0"),
            StreamId.MAX);
    assertEquals(ordered, List.copyOf(new TreeSet<>(ordered)));
    assertEquals(HIGHEST, StreamId.MAX.toString());
    assertNotEquals(StreamId.of(1, 0), StreamId.of(0, 1));
    assertThrows(IllegalArgumentException.class, () -> StreamId.of(-1, 0));
    assertThrows(IllegalArgumentException.class, () -> StreamId.of(0, -1));
  }

  @Test
  void should_hold_a_time_when_made_from_one_or_asked_for_it() {
    Instant when = Instant.ofEpochMilli(1_526_919_030_474L);
    assertEquals("1526919030474-0", StreamId.firstAt(when.plusNanos(999_999)).toString());
    assertEquals("1526919030474-18446744073709551615", StreamId.lastAt(when).toString());
    assertEquals(when, StreamId.parse("1526919030474-7").time());
    assertTrue(StreamId.MAX.time().isAfter(Instant.ofEpochMilli(Long.MAX_VALUE)));
    assertThrows(
        IllegalArgumentException.class, () -> StreamId.firstAt(Instant.EPOCH.minusMillis(1)));
    assertEquals(
        "1526919030474-0 to 1526919031474-18446744073709551615",
        StreamRange.between(when, when.plusSeconds(1)).toString());
  }

  @Test
  void should_make_ranges_when_ends_belong_to_them_or_not() {
    StreamId one = StreamId.of(1, 1);
    StreamId two = StreamId.of(2, 0);
    assertEquals("- to +", StreamRange.ALL.toString());
    assertEquals("1-1 to 2-0", StreamRange.between(one, two).toString());
    assertEquals("1-1 to +", StreamRange.atLeast(one).toString());
    assertEquals("(1-1 to (2-0", StreamRange.above(one).andBelow(two).toString());
    assertEquals("- to 2-0", StreamRange.atMost(two).toString());
    assertEquals("- to (2-0", StreamRange.below(two).toString());
    assertThrows(IllegalArgumentException.class, () -> StreamRange.above(StreamId.MAX));
    assertThrows(IllegalArgumentException.class, () -> StreamRange.below(StreamId.MIN));
  }

  @Test
  void should_refuse_at_once_when_options_make_no_sense() {
    XAddOptions add = XAddOptions.DEFAULT;
    assertThrows(IllegalArgumentException.class, () -> add.id(StreamId.MIN));
    assertThrows(IllegalArgumentException.class, () -> add.time(Instant.EPOCH.minusMillis(1)));
    assertThrows(IllegalArgumentException.class, () -> StreamTrim.maxLength(-1));
    StreamTrim trim = StreamTrim.maxLength(1);
    assertThrows(IllegalArgumentException.class, () -> trim.approximately(-1));
    assertThrows(IllegalArgumentException.class, () -> XReadOptions.DEFAULT.count(0));
    assertThrows(IllegalArgumentException.class, () -> XReadGroupOptions.DEFAULT.count(0));
    Duration negative = Duration.ofMillis(-1);
    assertThrows(
        IllegalArgumentException.class, () -> XPendingOptions.DEFAULT.idleAtLeast(negative));
    assertThrows(IllegalArgumentException.class, () -> XClaimOptions.DEFAULT.idle(negative));
    assertThrows(IllegalArgumentException.class, () -> XClaimOptions.DEFAULT.deliveries(-1));
    assertThrows(IllegalArgumentException.class, () -> XSetIdOptions.DEFAULT.entriesAdded(-1));
    assertThrows(IllegalArgumentException.class, () -> XGroupCreateOptions.DEFAULT.entriesRead(-1));
  }

  @Test
  void should_keep_all_values_when_field_comes_twice() {
    StreamEntry<String, String> entry =
        StreamEntry.of(
            StreamId.of(1, 1),
            List.of(
                new FieldValue<>("b", "1"),
                new FieldValue<>("a", "2"),
                new FieldValue<>("b", "3")));
    assertEquals(3, entry.pairs().size());
    assertEquals(Map.of("a", "2", "b", "3"), entry.fields());
    assertEquals(List.of("b", "a"), List.copyOf(entry.fields().keySet()));
    assertEquals("3", entry.field("b"));
    assertNull(entry.field("c"));
    assertTrue(StreamEntry.of(StreamId.MAX, List.of()).isDeleted());
  }
}
