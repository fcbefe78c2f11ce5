package io.github.ledis4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.testkit.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoakOptionsTest {
  @Test
  void should_read_all_flags_when_given() {
    SoakOptions options =
        SoakOptions.parse("--minutes 0.5 --server ledis --weather memory --threads 3".split(" "));
    assertEquals(new SoakOptions(0.5, "ledis", SoakWeather.MEMORY, 3), options);
  }

  @ParameterizedTest
  @CsvSource({"ledis,ledis://", "ledis-unix,ledis+unix://", "valkey-9.1,redis://"})
  void should_make_the_server_when_it_is_known(String name, String scheme) {
    SoakOptions options = SoakOptions.parse(new String[] {"--server", name});
    ServerProcess server = options.newServer();
    assertTrue(server.uri().startsWith(scheme), server.uri());
    assertEquals(scheme.startsWith("ledis"), options.isLedis());
    assertFalse(server.isRunning());
  }

  @Test
  void should_show_the_usage_when_a_flag_is_unknown_or_has_no_value() {
    for (String[] wrong : new String[][] {{"--what", "1"}, {"--minutes"}}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> SoakOptions.parse(wrong)).getMessage();
      assertEquals(SoakOptions.USAGE, message);
    }
  }
}
