package io.github.ledis4j.examples.news;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.examples.CommandLine;
import io.github.ledis4j.examples.Server;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubOptions;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Publishes headlines to two listeners. Run by {@code examples/run pubsub [--server URL]
 * [--messages N] [--rate N]}.
 *
 * <p>The reader takes each headline as it comes. The translator needs 5 ms for each, without a
 * thread, and lets no more than 100 wait: of more the oldest are dropped and counted. Restart the
 * server meanwhile, and both say from when to when they may have missed something.
 */
public final class News {
  private static final String USAGE =
      "usage: examples/run pubsub [--server URL] [--messages N] [--rate N]";
  private static final String CHANNEL = "news";
  private static final int TICKS_PER_SECOND = 50;

  private News() {}

  /**
   * Runs the program.
   *
   * @param args the URL of a Redis, by default one that is started for the run; how many headlines
   *     to publish, by default 10,000; and how many a second, by default 2,000
   */
  public static void main(String[] args) {
    CommandLine.run(
        "pubsub", () -> run(CommandLine.parse(USAGE, args, "server", "messages", "rate")));
  }

  private static void run(CommandLine arguments) throws InterruptedException {
    int messages = arguments.number("messages", 10_000);
    int rate = Math.max(TICKS_PER_SECOND, arguments.number("rate", 2_000));
    try (Server server = Server.redisAt(arguments.option("server"));
        RedisClient redis = RedisClient.create(server.url());
        PubSub<String, String> reading = redis.pubsub();
        PubSub<String, String> translating = redis.pubsub(PubSubOptions.DEFAULT.buffer(100))) {
      System.out.println("server: " + server.description() + ", at " + server.url());
      Listener reader = new Listener("reader", reading, CHANNEL, Duration.ZERO);
      Listener translator = new Listener("translator", translating, CHANNEL, Duration.ofMillis(5));
      System.out.println("publishing");
      int lost = publish(redis, messages, rate);
      // What has been published has been sent to both: a pong comes behind it.
      CompletableFuture.allOf(reading.ping(""), translating.ping("")).join();
      System.out.printf(Locale.ROOT, "published %d, in vain %d%n", messages - lost, lost);
      reader.report();
      translator.report();
    }
  }

  /** Gives the number of those that the server has not confirmed. */
  private static int publish(RedisClient redis, int messages, int rate)
      throws InterruptedException {
    AtomicInteger open = new AtomicInteger();
    AtomicInteger lost = new AtomicInteger();
    for (int i = 1; i <= messages; i++) {
      open.incrementAndGet();
      redis
          .publish(CHANNEL, "headline " + i)
          .whenComplete(
              (listeners, failure) -> {
                lost.addAndGet(failure == null ? 0 : 1);
                open.decrementAndGet();
              });
      if (i % (rate / TICKS_PER_SECOND) == 0) {
        Thread.sleep(1_000 / TICKS_PER_SECOND);
      }
    }
    while (open.get() > 0) {
      Thread.sleep(1);
    }
    return lost.get();
  }
}
