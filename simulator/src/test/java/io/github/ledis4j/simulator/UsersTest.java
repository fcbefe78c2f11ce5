package io.github.ledis4j.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.simulator.user.RedisUsers;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Those who write, lock and listen notice it when they are told what is not so. */
class UsersTest {
  private static final String REFUSED = "-(OOM|READONLY|LOADING|BUSY|MASTERDOWN) [^\r]*\r\n";

  @Test
  void should_say_so_when_what_a_writer_wrote_is_not_there() {
    assertNoticed(
        "holds what was written before command", replies -> replies.replaceAll(REFUSED, "+OK\r\n"));
    assertNoticed("w0counter", replies -> replies.replaceAll(REFUSED, ":1000000\r\n"));
  }

  @Test
  void should_say_so_when_a_writer_writes_in_another_order() {
    assertNoticed(
        "of a writer, which is between",
        replies -> replies.replaceAll("^:\\d+\r\n:(\\d+)\r\n", ":9\r\n:$1\r\n"));
  }

  @Test
  void should_say_so_when_a_lock_is_given_to_two() {
    assertNoticed("is taken for held", replies -> replies.replaceAll("(_|\\$-1)\r\n", "+OK\r\n"));
  }

  @Test
  void should_say_so_when_a_lock_is_not_released() {
    assertNoticed(
        "was lost, but the server has it", replies -> replies.replaceAll("^:\\d{2,3}\r", ":0\r"));
    assertNoticed("was released, but", replies -> replies.replaceAll(REFUSED, ":1\r\n"));
  }

  @Test
  void should_say_so_when_a_message_comes_twice_or_from_elsewhere() {
    assertNoticed("twice or after", replies -> replies.replaceAll("(news\\d#\\d+)\\d\r", "$10\r"));
    assertNoticed(" got news", replies -> replies.replace("\nnews0#", "\nnews1#"));
  }

  @Test
  void should_say_so_when_a_message_does_not_come() {
    assertNoticed(
        "without a gap",
        replies ->
            replies.replaceAll("[>*]3\r\n\\$7\r\nmessage\r\n\\$5\r\nnews0\r\n.*\r\n.*\r\n", ""));
  }

  @Test
  void should_say_so_when_a_monitor_is_not_told_of_a_command() {
    assertNoticed(
        "a monitor missed", replies -> replies.replaceAll("\\+\\d+\\.\\d+ .*\"INCR\" .*\r\n", ""));
    assertNoticed("a monitor was told", replies -> replies.replace("\"INCR\" ", "\"DECR\" "));
  }

  @Test
  void should_say_so_when_a_view_counts_what_was_refused() {
    assertNoticed("repeated is ", replies -> replies.replaceAll(REFUSED, ":1\r\n"));
    assertNoticed("database 1 was counted up to", replies -> replies.replaceAll(REFUSED, ":1\r\n"));
  }

  @Test
  void should_hold_when_the_client_is_closed_in_the_middle() {
    int closed = 0;
    for (long seed : seeds(300).toArray()) {
      Simulation simulation = new Simulation(Schedule.of(seed));
      assertEquals(List.of(), simulation.run(), "./simulate --seed " + seed);
      closed += ((RedisUsers) simulation.users()).isClosed() ? 1 : 0;
    }
    assertTrue(closed > 10, closed + " were closed");
  }

  /** The first seeds of schedules that have all these users. */
  private static LongStream seeds(int count) {
    return LongStream.rangeClosed(1, Integer.MAX_VALUE)
        .filter(seed -> Schedule.of(seed).play() == Play.REDIS)
        .limit(count);
  }

  private static void assertNoticed(String sentence, UnaryOperator<String> lie) {
    Stream<String> told = seeds(1_000).boxed().flatMap(seed -> told(seed, lie));
    assertTrue(told.anyMatch(each -> each.contains(sentence)), sentence);
  }

  private static Stream<String> told(long seed, UnaryOperator<String> lie) {
    Simulation simulation = new Simulation(Schedule.of(seed));
    simulation.stage().network().tamper(lie);
    return simulation.run().stream();
  }
}
