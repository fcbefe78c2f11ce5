package io.github.ledis4j.internal.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.writer.WriteSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Indexes of failures, kept as ranges. */
class FailedRangesTest {
  private static final Throwable CAUSE = new IllegalStateException("why");

  private static FailedRanges of(int limit, long... indexes) {
    FailedRanges ranges = new FailedRanges(limit);
    LongStream.of(indexes).forEach(index -> ranges.add(index, CAUSE));
    return ranges;
  }

  private static List<WriteSummary.Range> list(FailedRanges ranges) {
    List<WriteSummary.Range> all = new ArrayList<>();
    ranges.addTo(all, Outcome.UNKNOWN);
    return all;
  }

  private static String text(FailedRanges ranges) {
    StringBuilder text = new StringBuilder();
    list(ranges).forEach(each -> text.append(each.first()).append('-').append(each.last() + " "));
    return text.toString().trim();
  }

  @Test
  void should_make_one_range_when_indexes_touch_in_any_order() {
    assertEquals("1-3", text(of(9, 1, 2, 3)));
    assertEquals("1-3", text(of(9, 3, 2, 1)));
    assertEquals("1-3", text(of(9, 1, 3, 2)));
    assertEquals("0-0 2-2", text(of(9, 0, 2)));
  }

  @Test
  void should_only_count_when_there_are_too_many_ranges() {
    FailedRanges ranges = of(2, 0, 10, 20, 30, 11);
    assertEquals("0-0 10-11", text(ranges));
    assertEquals(5, ranges.count());
    assertEquals(2, ranges.unlisted());
  }

  @Test
  void should_list_again_when_two_ranges_became_one() {
    FailedRanges ranges = of(2, 0, 2, 1, 9);
    assertEquals("0-2 9-9", text(ranges));
    assertEquals(0, ranges.unlisted());
  }

  @Test
  void should_join_ranges_when_it_takes_those_of_others() {
    FailedRanges ranges = of(3, 1, 2, 9);
    ranges.addAll(of(9, 3, 4, 8, 20, 21));
    assertEquals("1-4 8-9 20-21", text(ranges));
    ranges.addAll(of(1, 30, 31, 40, 41));
    assertEquals("1-4 8-9 20-21", text(ranges));
    assertEquals(12, ranges.count());
    assertEquals(4, ranges.unlisted());
  }

  @Test
  void should_keep_one_cause_per_range_when_many_fail() {
    FailedRanges ranges = new FailedRanges(9);
    ranges.add(5, CAUSE);
    ranges.add(6, new IllegalStateException("another"));
    ranges.add(8, new IllegalStateException("why"));
    ranges.add(10, new IllegalStateException("another"));
    assertSame(CAUSE, list(ranges).get(0).cause());
    assertSame(CAUSE, list(ranges).get(1).cause());
    assertEquals("another", list(ranges).get(2).cause().getMessage());
  }

  @Test
  void should_name_exactly_what_it_took_when_indexes_come_at_random() {
    Random random = new Random(7);
    for (int run = 0; run < 200; run++) {
      List<Long> indexes = new ArrayList<>();
      for (long i = 0; i < 100; i++) {
        if (random.nextInt(4) != 0) {
          indexes.add(i);
        }
      }
      TreeSet<Long> expected = new TreeSet<>(indexes);
      Collections.shuffle(indexes, random);
      FailedRanges ranges = new FailedRanges(100);
      indexes.forEach(index -> ranges.add(index, CAUSE));
      TreeSet<Long> named = new TreeSet<>();
      list(ranges)
          .forEach(each -> LongStream.rangeClosed(each.first(), each.last()).forEach(named::add));
      assertEquals(expected, named);
      long gaps = expected.stream().filter(i -> !expected.contains(i - 1)).count();
      assertEquals(gaps, list(ranges).size());
    }
  }
}
