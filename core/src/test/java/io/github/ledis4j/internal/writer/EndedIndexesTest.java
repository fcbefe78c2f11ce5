package io.github.ledis4j.internal.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Below which index everything has ended. */
class EndedIndexesTest {

  @Test
  void should_go_up_one_by_one_when_indexes_end_in_order() {
    EndedIndexes ended = new EndedIndexes();
    for (long i = 0; i < 10_000; i++) {
      assertEquals(i, ended.below());
      ended.add(i);
    }
    assertEquals(10_000, ended.below());
  }

  @Test
  void should_stay_until_the_first_has_ended_when_all_others_have() {
    EndedIndexes ended = new EndedIndexes();
    for (long i = 1; i < 100_000; i++) {
      ended.add(i);
    }
    assertEquals(0, ended.below());
    ended.add(0);
    assertEquals(100_000, ended.below());
    ended.add(100_001);
    assertEquals(100_000, ended.below());
  }

  @Test
  void should_name_the_first_gap_when_indexes_end_at_random() {
    Random random = new Random(7);
    for (int run = 0; run < 50; run++) {
      EndedIndexes ended = new EndedIndexes();
      TreeSet<Long> open = new TreeSet<>();
      List<Long> window = new ArrayList<>();
      for (long next = 0; next < 5_000; next++) {
        open.add(next);
        window.add(next);
        if (window.size() > random.nextInt(3_000)) {
          Collections.swap(window, random.nextInt(window.size()), window.size() - 1);
          long index = window.remove(window.size() - 1);
          open.remove(index);
          ended.add(index);
        }
        assertEquals(open.isEmpty() ? next + 1 : open.first(), ended.below());
      }
    }
  }
}
