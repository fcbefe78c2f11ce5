package io.github.ledis4j.cluster;

import static io.github.ledis4j.cluster.RealCluster.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.pubsub.Overflow;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Sharded channels on real servers, while their slots move. */
@Tag("long")
@Tag("any-jvm")
@ParameterizedClass
@MethodSource("io.github.ledis4j.cluster.Extent#shardedVersions")
class ShardedChannelsTest {
  private static final PubSubOptions FEW =
      PubSubOptions.DEFAULT.buffer(64).whenFull(Overflow.BACK_PRESSURE);
  private static final int MANY = 500;
  private static final int CHANNELS = Extent.of(60, 300);
  private static final int MOVES = Extent.of(4, 80);
  private static final int ROUNDS = Extent.of(2, 1_000);
  private static final Duration LONG = Duration.ofSeconds(30);

  /** One by one it takes its time. */
  private static final int FEW_SLOTS = 30;

  private static RealCluster cluster;
  private static RedisClusterClient redis;

  @Parameter RedisVersion version;

  @BeforeParameterizedClassInvocation
  static void start(RedisVersion version) {
    cluster = new RealCluster(version);
    redis = cluster.client();
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static NumberedMessages messages(String prefix, int channels) {
    return new NumberedMessages(
        redis, IntStream.range(0, channels).mapToObj(i -> prefix + "{" + i + "}"));
  }

  /** Some channels of a node, each of a slot of its own. */
  private static List<String> away(NumberedMessages messages, ClusterNode target) {
    return messages.channels().stream()
        .filter(channel -> cluster.servers().owner(channel) != target)
        .limit(MOVES)
        .toList();
  }

  /**
   * Moves the slot of a channel. All go to one node: two that take slots of each other in a hurry
   * may end up with epochs by which nobody owns them.
   */
  private static void move(String channel, ClusterNode target) {
    cluster.servers().move(cluster.servers().slotOf(channel), target);
    cluster.servers().awaitWell();
  }

  @Test
  void should_hear_all_when_channels_are_everywhere() {
    NumberedMessages messages = messages("all", 100);
    try (PubSub<String, String> pubsub = redis.pubsub(FEW)) {
      messages.listen(pubsub);
      RealCluster.awaitListeners(
          redis, messages.channels().stream().map(cluster.servers()::owner).distinct().count());
      assertEquals(1, get(redis.spublish("all{7}", "100")));
      for (int i = 0; i < 20; i++) {
        messages.publishOne();
      }
      get(pubsub.sunsubscribe());
      RealCluster.awaitListeners(redis, 0);
      assertEquals(0, pubsub.statistics().gaps());
    }
  }

  @Test
  void should_tell_what_was_missed_when_slots_move_while_messages_come() {
    NumberedMessages messages = messages("move", CHANNELS);
    try (PubSub<String, String> pubsub = redis.pubsub(FEW)) {
      messages.listen(pubsub);
      ClusterNode target = cluster.servers().masters().get(0);
      List<String> moving = away(messages, target);
      messages.publishWhile(() -> moving.forEach(channel -> move(channel, target)));
      messages.publishUntilAllIsHeard();
      messages.check();

      moving.forEach(messages::awaitGap);
      messages.channels().stream()
          .filter(channel -> !moving.contains(channel))
          .forEach(channel -> assertFalse(messages.hasGap(channel), channel));
      assertTrue(messages.heard() > messages.sent() / 2, messages.heard() + " heard");
      Extent.report(version, messages + " while " + moving.size() + " slots moved");
    }
  }

  @Test
  void should_tell_what_was_missed_when_many_slots_move() {
    NumberedMessages messages = messages("many", 100);
    try (PubSub<String, String> pubsub = redis.pubsub(FEW)) {
      messages.listen(pubsub);
      String moving =
          messages.channels().stream()
              .filter(ShardedChannelsTest::isOfMany)
              .findFirst()
              .orElseThrow();
      int first = cluster.servers().slotOf(moving);
      ClusterNode target = cluster.other(moving);
      messages.publishWhile(() -> moveMany(first, target));
      messages.publishUntilAllIsHeard();
      messages.check();
      messages.awaitGap(moving);
    }
  }

  private void moveMany(int first, ClusterNode target) {
    if (version == RedisVersion.VALKEY_9_1) {
      cluster.servers().moveAtomically(first, first + MANY, target);
    } else {
      IntStream.rangeClosed(first, first + FEW_SLOTS)
          .forEach(slot -> cluster.servers().move(slot, target));
    }
  }

  /** Tells whether the slots behind that of a channel are of one owner. */
  private static boolean isOfMany(String channel) {
    int first = cluster.servers().slotOf(channel);
    ClusterNode owner = cluster.servers().owner(first);
    return first + MANY < 16_384
        && IntStream.rangeClosed(first, first + MANY)
            .allMatch(slot -> cluster.servers().owner(slot) == owner);
  }

  /** Ends of subscriptions that nobody asked for come among confirmations: valkey#1066. */
  @Test
  void should_keep_its_connections_when_it_unsubscribes_while_slots_move() {
    NumberedMessages others =
        new NumberedMessages(redis, IntStream.range(100, 112).mapToObj(i -> "other{" + i + "}"));
    try (PubSub<String, String> pubsub = redis.pubsub(FEW)) {
      others.listen(pubsub);
      ClusterNode target = cluster.servers().masters().get(1);
      List<String> tags = away(messages("", 100), target);
      AtomicInteger rounds = new AtomicInteger();
      AtomicReference<String> tag = new AtomicReference<>(tags.get(0));
      CompletableFuture<Void> moves =
          CompletableFuture.runAsync(
              () ->
                  tags.forEach(
                      each -> {
                        int enough = rounds.get() + ROUNDS / tags.size() + 1;
                        tag.set(each);
                        move(each, target);
                        RealCluster.await(LONG, () -> rounds.get() >= enough);
                      }));
      do {
        List<String> mine = List.of("a" + tag, "b" + tag);
        get(pubsub.ssubscribe(mine));
        get(pubsub.sunsubscribe(mine));
        rounds.incrementAndGet();
      } while (!moves.isDone());
      get(moves);
      others.publishUntilAllIsHeard();
      others.check();

      assertTrue(rounds.get() >= ROUNDS, rounds + " rounds");
      Extent.report(version, rounds + " SUNSUBSCRIBEs while " + tags.size() + " slots moved");
      others.channels().forEach(channel -> assertFalse(others.hasGap(channel), channel));
    }
  }
}
