package io.github.ledis4j.examples.stock;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.examples.CommandLine;
import io.github.ledis4j.examples.Server;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Many buyers sell out a stock at the same time, without a lock. Run by {@code examples/run stock
 * [--server URL] [--stock N] [--buyers N]}.
 */
public final class Stock {
  private static final String USAGE =
      "usage: examples/run stock [--server URL] [--stock N] [--buyers N]";
  private static final int MOST_PIECES = 3;

  private final Shop shop;
  private final LongAdder sold = new LongAdder();
  private final LongAdder sales = new LongAdder();

  private Stock(Shop shop) {
    this.shop = shop;
  }

  /**
   * Runs the program.
   *
   * @param args the URL of a Redis, by default one that is started for the run; how many pieces
   *     there are, by default 2,000; and how many buy, by default 16
   */
  public static void main(String[] args) {
    CommandLine.run(
        "stock", () -> run(CommandLine.parse(USAGE, args, "server", "stock", "buyers")));
  }

  private static void run(CommandLine arguments) {
    if (arguments.word(USAGE) != null) {
      throw new IllegalArgumentException(USAGE);
    }
    int pieces = arguments.number("stock", 2_000);
    int buyers = Math.max(1, arguments.number("buyers", 16));
    try (Server server = Server.redisAt(arguments.option("server"));
        RedisClient redis =
            // Each buyer watches on a connection of its own.
            RedisClient.builder().url(server.url()).leases(p -> p.max(buyers)).build()) {
      System.out.println("server: " + server.description() + ", at " + server.url());
      new Stock(new Shop(redis)).sellOut(pieces, buyers);
    }
  }

  private void sellOut(int pieces, int buyers) {
    shop.open(pieces).join();
    System.out.println(pieces + " pieces, " + buyers + " buyers");
    long start = System.nanoTime();
    List<CompletableFuture<Integer>> all =
        IntStream.rangeClosed(1, buyers).mapToObj(i -> buyUntilSoldOut("buyer-" + i)).toList();
    all.forEach(CompletableFuture::join);
    report(pieces, buyers, (System.nanoTime() - start) / 1e9);
  }

  private CompletableFuture<Integer> buyUntilSoldOut(String buyer) {
    int pieces = 1 + ThreadLocalRandom.current().nextInt(MOST_PIECES);
    return shop.buy(buyer, pieces)
        .thenCompose(
            taken -> {
              if (taken == 0) {
                return CompletableFuture.completedFuture(0);
              }
              sold.add(taken);
              sales.increment();
              return buyUntilSoldOut(buyer);
            });
  }

  private void report(int pieces, int buyers, double seconds) {
    long conflicts = shop.looks() - sales.sum() - buyers;
    int left = shop.stock().join();
    long orders = shop.orders().join();
    System.out.printf(
        Locale.ROOT,
        "sold %d in %d sales in %.3f s; somebody else was faster %d times%n",
        sold.sum(),
        sales.sum(),
        seconds,
        conflicts);
    System.out.println("left " + left + ", orders " + orders);
    if (left != 0 || sold.sum() != pieces || orders != sales.sum()) {
      throw new IllegalStateException("what was sold and what is left do not add up");
    }
  }
}
