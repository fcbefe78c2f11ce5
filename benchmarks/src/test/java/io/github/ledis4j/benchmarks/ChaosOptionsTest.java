package io.github.ledis4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.testkit.RedisVersion;
import org.junit.jupiter.api.Test;

class ChaosOptionsTest {
  @Test
  void should_read_all_flags_when_given() {
    ChaosOptions options =
        ChaosOptions.parse("--minutes 0.5 --server valkey-9.1 --threads 3 --seed 7".split(" "));
    assertEquals(new ChaosOptions(0.5, RedisVersion.VALKEY_9_1, 3, 7), options);
    assertEquals("cluster of valkey-9.1, 0.5 minutes, seed 7", options.toString());
  }

  @Test
  void should_show_the_usage_when_a_flag_is_unknown_or_has_no_value() {
    for (String[] wrong : new String[][] {{"--what", "1"}, {"--minutes"}}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> ChaosOptions.parse(wrong))
              .getMessage();
      assertEquals(ChaosOptions.USAGE, message);
    }
  }
}
