package io.github.ledis4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.examples.stock.Stock;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
@Tag("any-jvm")
class StockTest {
  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_6_2);

  @Test
  void should_sell_each_piece_once_when_many_buy() throws Exception {
    try (Program stock =
        Program.start(Stock.class, "--server", REDIS.uri(), "--stock", "300", "--buyers", "8")) {
      assertEquals(0, stock.exitCode(), () -> "" + stock.output());
      assertEquals("300 pieces, 8 buyers", stock.output().get(1));
      String sold = stock.output().get(2);
      assertTrue(sold.matches("sold 300 in \\d+ sales in .* was faster \\d+ times"), sold);
      String sales = sold.replaceAll(".* in (\\d+) sales.*", "$1");
      assertEquals("left 0, orders " + sales, stock.output().get(3));
    }
  }

  @Test
  void should_start_a_server_when_none_is_named() throws Exception {
    try (Program stock = Program.start(Stock.class, "--stock", "0")) {
      assertEquals(0, stock.exitCode(), () -> "" + stock.output());
      assertTrue(stock.output().get(0).startsWith("server: a Redis, started for this run"));
    }
  }

  @Test
  void should_end_with_one_line_when_there_is_no_server() throws Exception {
    try (Program stock = Program.start(Stock.class, "--server", "redis://127.0.0.1:1")) {
      assertEquals(1, stock.exitCode());
      String last = stock.output().get(stock.output().size() - 1);
      assertTrue(last.startsWith("stock: ") && last.contains("127.0.0.1:1"), last);
    }
  }
}
