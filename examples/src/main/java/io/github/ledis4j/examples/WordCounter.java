package io.github.ledis4j.examples;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of the example that talks to the server. */
final class WordCounter {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final int UNDER_WAY = 10_000;

  private final CommandSink<String, String> server;
  private final String key = "ledis4j:wordcount:" + UUID.randomUUID();
  private final Semaphore room = new Semaphore(UNDER_WAY);
  private final Map<Outcome, AtomicLong> outcomes = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();

  private WordCounter(CommandSink<String, String> server) {
    this.server = server;
  }

  /** Counts, prints, and answers whether every command succeeded. */
  static boolean count(String url, String text) {
    String scheme = url.substring(0, Math.max(0, url.indexOf(':')));
    if (scheme.startsWith("redis")) {
      try (RedisClient redis = RedisClient.create(url)) {
        redis.connect().join();
        return new WordCounter(redis).countAll(text, "DEL");
      }
    }
    try (LedisClient ledis = LedisClient.create(url)) {
      ledis.connect().join();
      return new WordCounter(ledis).countAll(text, "ZCLEAR");
    }
  }

  private boolean countAll(String text, String clear) {
    long start = System.nanoTime();
    long words = 0;
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      increment(matcher.group().toLowerCase(Locale.ROOT));
      words++;
    }
    room.acquireUninterruptibly(UNDER_WAY);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d words in %.3f s: %.0f commands per second%n",
        words,
        seconds,
        words / seconds);
    System.out.println("outcomes: " + new TreeMap<>(outcomes));
    Throwable failure = firstFailure.get();
    if (failure != null) {
      System.err.println("quickstart: " + failure.getMessage());
      return false;
    }
    printMostFrequent();
    server.execute(clear, key).join();
    return true;
  }

  private void increment(String word) {
    room.acquireUninterruptibly();
    server
        .execute(Command.of("ZINCRBY", key, 1, word).returning(Replies.decimal()))
        .whenComplete(
            (count, failure) -> {
              outcomes
                  .computeIfAbsent(Outcome.of(failure), any -> new AtomicLong())
                  .incrementAndGet();
              if (failure != null) {
                firstFailure.compareAndSet(null, failure);
              }
              room.release();
            });
  }

  private void printMostFrequent() {
    Reply top = server.execute("ZREVRANGE", key, 0, 9, "WITHSCORES").join();
    // RESP2 gives member and score in turn, RESP3 an array of both for each member.
    List<Reply> flat =
        top.elements().stream()
            .flatMap(
                element ->
                    element instanceof Reply.Aggregate pair
                        ? pair.elements().stream()
                        : Stream.of(element))
            .toList();
    for (int i = 0; i + 1 < flat.size(); i += 2) {
      System.out.printf(
          "%8s  %s%n", flat.get(i + 1).text().replaceAll("\\.0$", ""), flat.get(i).text());
    }
  }
}
