package io.github.ledis4j.cluster;

import static io.github.ledis4j.cluster.RealCluster.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left of nodes that have gone, and of clients that are closed: nothing. */
@Tag("long")
@Tag("any-jvm")
@ParameterizedClass
@MethodSource("io.github.ledis4j.cluster.Extent#versions")
class NodesComeAndGoTest {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final Pattern LOOPS = Pattern.compile("ledis4j-(epoll|nio|kqueue)");
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int NODES = Extent.of(1, 100);
  private static final int CLIENTS = Extent.of(10, 100);

  private static RedisCluster cluster = RedisCluster.ofMasters(1);

  @Parameter RedisVersion version;

  private long socketsBefore;
  private long threadsBefore;

  @BeforeParameterizedClassInvocation
  static void start(RedisVersion version) {
    assumeTrue(version.isAvailable(), version::unavailableReason);
    assumeTrue(Files.isDirectory(DESCRIPTORS), "descriptors are counted on Linux only");
    cluster = RedisCluster.ofMasters(1).version(version).start();
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    cluster.close();
  }

  /** Sockets and what event loops wait with, but no files, such as those of classes. */
  private static long sockets() {
    try (Stream<Path> all = Files.list(DESCRIPTORS)) {
      return all.filter(NodesComeAndGoTest::isNoFile).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isNoFile(Path descriptor) {
    try {
      return !Files.readSymbolicLink(descriptor).isAbsolute();
    } catch (IOException e) {
      return false; // it is closed by now
    }
  }

  /** Those of event loops: others are shared by all clients, and end when they are idle. */
  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> LOOPS.matcher(thread.getName()).lookingAt())
        .count();
  }

  private void count() {
    socketsBefore = sockets();
    threadsBefore = threads();
  }

  private void awaitAsBefore() {
    RealCluster.await(LONG, () -> sockets() <= socketsBefore && threads() <= threadsBefore);
    Extent.report(version, socketsBefore + " sockets, " + threadsBefore + " threads as before");
  }

  @Test
  void should_keep_no_descriptor_when_nodes_are_added_and_removed() {
    try (RedisClusterClient redis = RedisClusterClient.create(cluster.uri());
        PubSub<String, String> pubsub = redis.pubsub()) {
      listen(pubsub, "{k}other");
      get(redis.set("k", "v"));
      assertNull(get(redis.blpop(Duration.ofMillis(1), "{k}list")));
      count();
      for (int i = 0; i < NODES; i++) {
        useAnotherNode(redis);
      }
      awaitAsBefore();
      assertEquals(1, redis.topology().nodes().size());
    }
  }

  /** Redis 6.2 has no sharded channels. */
  private void listen(PubSub<String, String> pubsub, String channel) {
    get(
        version == RedisVersion.REDIS_6_2
            ? pubsub.subscribe(channel, message -> {})
            : pubsub.ssubscribe(channel, message -> {}));
  }

  /** The slot goes there and back, with its value, its channel and whoever waits. */
  private static void useAnotherNode(RedisClusterClient redis) {
    ClusterNode home = cluster.owner("k");
    ClusterNode added = cluster.addNode();
    cluster.awaitWell();
    int slot = cluster.slotOf("k");
    var pop = redis.blpop(LONG, "{k}list");
    cluster.move(slot, added);
    assertEquals("v", get(redis.get("k")));
    get(redis.rpush("{k}list", "x"));
    get(pop);
    assertEquals(2, redis.statistics().nodes().size());
    cluster.awaitWell();
    cluster.move(slot, home);
    assertEquals("v", get(redis.get("k")));
    cluster.awaitWell();
    cluster.remove(added);
    RealCluster.await(
        LONG,
        () -> {
          get(redis.connect().handle((done, failure) -> failure));
          return redis.statistics().nodes().size() == 1;
        });
  }

  @Test
  void should_keep_nothing_when_clients_are_opened_and_closed() {
    useAnotherClient();
    count();
    for (int i = 0; i < CLIENTS; i++) {
      useAnotherClient();
    }
    awaitAsBefore();
  }

  private void useAnotherClient() {
    try (RedisClusterClient redis = RedisClusterClient.create(cluster.uri());
        PubSub<String, String> pubsub = redis.pubsub()) {
      listen(pubsub, "channel");
      get(redis.set("opened", "v"));
      get(redis.onEachMaster(node -> node.dbsize()));
      assertNull(get(redis.blpop(Duration.ofMillis(1), "nothing")));
    }
  }
}
