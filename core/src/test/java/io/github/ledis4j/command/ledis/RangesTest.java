package io.github.ledis4j.command.ledis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.LexRange;
import io.github.ledis4j.command.Limit;
import io.github.ledis4j.command.RecordingSink;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangesTest {
  private final RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
  private final LedisCommands<String, String> ledis = sink.as(LedisCommands.class);

  static Stream<Arguments> scores() {
    return Stream.of(
        Arguments.of(LedisScoreRange.ALL, "-inf", "+inf"),
        Arguments.of(LedisScoreRange.between(-3, 4), "-3", "4"),
        Arguments.of(LedisScoreRange.between(4, -3), "4", "-3"),
        Arguments.of(LedisScoreRange.atLeast(5), "5", "+inf"),
        Arguments.of(LedisScoreRange.above(5), "(5", "+inf"),
        Arguments.of(LedisScoreRange.atMost(5), "-inf", "5"),
        Arguments.of(LedisScoreRange.below(5), "-inf", "(5"),
        Arguments.of(LedisScoreRange.above(1).andBelow(4), "(1", "(4"),
        Arguments.of(LedisScoreRange.above(1).andAtMost(4), "(1", "4"),
        Arguments.of(LedisScoreRange.between(1, 9).andBelow(4), "1", "(4"),
        Arguments.of(
            LedisScoreRange.between(LedisScoredMember.LOWEST, LedisScoredMember.HIGHEST),
            "-9223372036854775806",
            "9223372036854775806"));
  }

  @ParameterizedTest
  @MethodSource("scores")
  void should_send_both_ends_when_range_is_of_scores(
      LedisScoreRange range, String min, String max) {
    ledis.zcount("z", range);

    assertEquals(List.of("ZCOUNT", "z", min, max), sink.lastWords());
    assertEquals(min + " to " + max, range.toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE})
  void should_refuse_score_when_server_does_not_take_it(long score) {
    String reason =
        "LedisDB takes scores between -9223372036854775806 and 9223372036854775806: " + score;

    assertEquals(reason, refusal(() -> new LedisScoredMember<>("a", score)));
    assertEquals(reason, refusal(() -> LedisScoreRange.atLeast(score)));
    assertEquals(reason, refusal(() -> LedisScoreRange.above(score)));
    assertEquals(reason, refusal(() -> LedisScoreRange.atMost(score)));
    assertEquals(reason, refusal(() -> LedisScoreRange.below(score)));
  }

  static Stream<Arguments> members() {
    return Stream.of(
        Arguments.of(LexRange.all(), "-", "+"),
        Arguments.of(LexRange.between("a", "b"), "[a", "[b"),
        Arguments.of(LexRange.atLeast("a"), "[a", "+"),
        Arguments.of(LexRange.above("a"), "(a", "+"),
        Arguments.of(LexRange.atMost("b"), "-", "[b"),
        Arguments.of(LexRange.below("b"), "-", "(b"),
        Arguments.of(LexRange.above("").andBelow("-"), "(", "(-"),
        Arguments.of(LexRange.between("a", "z").andBelow("b"), "[a", "(b"));
  }

  @ParameterizedTest
  @MethodSource("members")
  void should_send_both_ends_when_range_is_of_members(
      LexRange<String> range, String min, String max) {
    ledis.zlexcount("z", range);

    assertEquals(List.of("ZLEXCOUNT", "z", min, max), sink.lastWords());
  }

  @Test
  void should_send_bytes_when_members_are_bytes() {
    RecordingSink<String, byte[]> bytes =
        new RecordingSink<>(new Format<>(Codec.UTF_8, Codec.BYTES));
    LedisCommands<String, byte[]> commands = bytes.as(LedisCommands.class);

    commands.zlexcount("z", LexRange.between(new byte[] {(byte) 0xFF}, new byte[0]));

    assertEquals(List.of("ZLEXCOUNT", "z", "[\u00ff", "["), bytes.lastWords());
  }

  @Test
  void should_refuse_null_when_it_would_stand_for_an_end() {
    assertThrows(NullPointerException.class, () -> LexRange.atLeast(null));
    assertThrows(NullPointerException.class, () -> LexRange.atMost(null));
    assertThrows(NullPointerException.class, () -> LexRange.below(null));
    assertThrows(NullPointerException.class, () -> new LedisScoredMember<>(null, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, count must be at least 1: 0",
    "0, -1, count must be at least 1: -1",
    "-1, 2, offset must be at least 0: -1",
  })
  void should_refuse_limit_when_it_counts_nothing(long offset, long count, String reason) {
    assertEquals(reason, refusal(() -> Limit.of(offset, count)));
  }

  @Test
  void should_refuse_limit_when_server_cannot_add_its_numbers() {
    assertEquals(
        "offset and count together must not exceed 9223372036854775807: 2, 9223372036854775806",
        refusal(() -> Limit.of(2, Long.MAX_VALUE - 1)));
    assertEquals("offset must be at least 0: -1", refusal(() -> Limit.from(-1)));
  }

  private static String refusal(Runnable call) {
    return assertThrows(IllegalArgumentException.class, call::run).getMessage();
  }
}
