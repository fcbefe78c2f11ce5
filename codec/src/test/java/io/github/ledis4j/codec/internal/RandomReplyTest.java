package io.github.ledis4j.codec.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.codec.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomReplyTest {
  private static final int ROUNDS = 150;

  @ParameterizedTest
  @CsvSource({"OWN, false", "NETTY, false", "OWN, true"})
  void should_read_what_was_written_when_replies_are_random(Parser parser, boolean resp3) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    ReplyGenerator generator = new ReplyGenerator(random, resp3);
    try (Feed<Reply> feed = Feed.of(parser)) {
      for (int round = 0; round < ROUNDS; round++) {
        List<Reply> expected = new ArrayList<>();
        for (int replies = 1 + random.nextInt(8); replies > 0; replies--) {
          expected.add(generator.next());
        }
        feedInRandomPieces(feed, generator.takeBytes(), random);
        assertEquals(List.of(), feed.failures(), "seed " + seed);
        assertEquals(expected, feed.values(), "seed " + seed);
        feed.values().clear();
      }
    }
  }

  private static void feedInRandomPieces(Feed<Reply> feed, byte[] bytes, Random random) {
    int most = 1 << random.nextInt(1, 13);
    for (int from = 0; from < bytes.length; ) {
      int to = Math.min(bytes.length, from + 1 + random.nextInt(most));
      feed.bytes(bytes, from, to);
      from = to;
    }
  }

  @Test
  void should_differ_as_documented_when_netty_meets_what_it_reads_otherwise() {
    assertEquals("+07", Feed.read(Parser.OWN, ":+07\r\n", r -> r.text()));
    assertEquals("7", Feed.read(Parser.NETTY, ":+07\r\n", r -> r.text()));
    assertEquals("a\nb", Feed.read(Parser.OWN, "-a\nb\r\n", r -> r.error()));
    assertEquals(
        Samples.bulk("x"), Feed.read(Parser.NETTY, "$0000000000000000001\r\nx\r\n", Reply::of));
    assertEquals(Samples.bulk(""), Feed.read(Parser.NETTY, "$-0\r\n\r\n", Reply::of));
  }
}
