package io.github.ledis4j.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.pubsub.Gap;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.ShardMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Messages that are numbered for each sharded channel, and what became of them. */
final class NumberedMessages {
  /** How late a message may be at least that was on its way when the last sign of a server came. */
  private static final Duration LATE = Duration.ofMillis(500);

  private static final Duration LONG = Duration.ofSeconds(60);

  /** A message between these times, which some node may have published. */
  private record Sent(int number, Instant before, Instant after) {}

  private final RedisClusterClient redis;
  private final List<String> channels;
  private final Map<String, Queue<Sent>> sent = new ConcurrentHashMap<>();
  private final Map<String, Queue<Integer>> heard = new ConcurrentHashMap<>();
  private final Queue<Gap<String>> gaps = new ConcurrentLinkedQueue<>();
  private final Lateness lateness = new Lateness(LATE);
  private int next;

  NumberedMessages(RedisClusterClient redis, Stream<String> channels) {
    this.redis = redis;
    this.channels = channels.toList();
    this.channels.forEach(
        channel -> {
          sent.put(channel, new ConcurrentLinkedQueue<>());
          heard.put(channel, new ConcurrentLinkedQueue<>());
        });
  }

  List<String> channels() {
    return channels;
  }

  /** Listens to all channels. */
  void listen(PubSub<String, String> pubsub) {
    pubsub.onGap(gaps::add);
    RealCluster.get(pubsub.ssubscribe(channels, this::took));
  }

  private void took(ShardMessage<String, String> message) {
    int number = Integer.parseInt(message.payload());
    lateness.came(number);
    heard.get(message.channel()).add(number);
  }

  /** Publishes one message on each channel, and waits for what becomes of it. */
  void publishOne() {
    int number = next++;
    lateness.begins(number, Instant.now());
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (String channel : channels) {
      Instant before = Instant.now();
      all.add(
          redis
              .spublish(channel, String.valueOf(number))
              .handle(
                  (count, failure) ->
                      sent.get(channel).add(new Sent(number, before, Instant.now()))));
    }
    RealCluster.get(CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)));
  }

  /** Publishes until a task is done. */
  void publishWhile(Runnable task) {
    CompletableFuture<Void> done = CompletableFuture.runAsync(task);
    do {
      publishOne();
    } while (!done.isDone());
    RealCluster.get(done);
  }

  /** Publishes until all channels are heard again. */
  void publishUntilAllIsHeard() {
    int from = next;
    long end = System.nanoTime() + LONG.toNanos();
    do {
      assertTrue(System.nanoTime() - end < 0, () -> "not heard any more: " + silentSince(from));
      publishOne();
    } while (!silentSince(from).isEmpty());
  }

  private List<String> silentSince(int number) {
    return channels.stream()
        .filter(channel -> heard.get(channel).stream().noneMatch(each -> each >= number))
        .toList();
  }

  /**
   * Fails unless each channel had its messages in order and once, but for those in gaps. These may
   * also come late or again: nodes of a shard hand messages to each other, and a replica takes them
   * too, so a message has two ways while a replica takes over.
   */
  void check() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!missing().isEmpty() && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(1_000_000); // the last ones may be on their way
    }
    List<String> lost = missing();
    assertTrue(
        lost.isEmpty(),
        () -> lost.size() + " lost, " + lost.get(0) + " for instance, in none of " + gaps);
    heard.forEach(
        (channel, numbers) -> {
          int last = -1;
          for (int number : numbers) {
            int before = last;
            assertTrue(
                number > before || isInAGap(channel, number),
                () -> channel + " had " + number + " behind " + before + ", in none of " + gaps);
            last = Math.max(number, before);
          }
        });
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (String channel : channels) {
      List<Integer> there = List.copyOf(heard.get(channel));
      for (Sent each : sent.get(channel)) {
        if (!there.contains(each.number) && !isInAGap(channel, each)) {
          missing.add(channel + " " + each);
        }
      }
    }
    return missing;
  }

  private boolean isInAGap(String channel, int number) {
    return sent.get(channel).stream()
        .filter(each -> each.number == number)
        .anyMatch(each -> isInAGap(channel, each));
  }

  private boolean isInAGap(String channel, Sent message) {
    return gaps.stream()
        .filter(gap -> gap.names().contains(channel))
        .anyMatch(
            gap ->
                !message.after.isBefore(gap.since().minus(lateness.most()))
                    && !message.before.isAfter(gap.until()));
  }

  /** Waits until it is told that messages of a channel may have been missed. */
  void awaitGap(String channel) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!hasGap(channel)) {
      assertTrue(System.nanoTime() - end < 0, () -> channel + " is in none of " + gaps);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Tells whether messages of a channel may have been missed. */
  boolean hasGap(String channel) {
    return gaps.stream().anyMatch(gap -> gap.names().contains(channel));
  }

  @Override
  public String toString() {
    return channels.size()
        + " channels: "
        + sent()
        + " sent, "
        + heard()
        + " heard, "
        + gaps.size()
        + " gaps";
  }

  /** How many messages were heard. */
  int heard() {
    return heard.values().stream().mapToInt(Queue::size).sum();
  }

  /** How many were sent. */
  int sent() {
    return next * channels.size();
  }
}
