package io.github.ledis4j.cluster;

import static io.github.ledis4j.cluster.RealCluster.get;
import static io.github.ledis4j.command.redis.ScanOptions.DEFAULT;
import static io.github.ledis4j.command.redis.ScanOptions.match;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.Redis;
import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.command.redis.ScanOptions;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.SlotMove;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Scans of a cluster that go on from what was stored of them. */
@Tag("any-jvm")
@ParameterizedClass
@EnumSource(names = {"REDIS_8_2", "VALKEY_9_1"})
class ClusterScanCursorTest {
  private static final int TAGS = 60;

  private static RealCluster cluster;

  @Parameter RedisVersion version;

  @BeforeParameterizedClassInvocation
  static void start(RedisVersion version) {
    cluster = new RealCluster(version);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static Set<String> write(String prefix) {
    Set<String> keys =
        IntStream.range(0, 10 * TAGS)
            .mapToObj(i -> prefix + ":" + i + "{" + i % TAGS + "}")
            .collect(Collectors.toSet());
    keys.forEach(key -> cluster.client().set(key, "x"));
    keys.forEach(key -> get(cluster.client().exists(key)));
    return keys;
  }

  private static String text(ScanPage<String> page) {
    return new String(page.cursor().bytes(), US_ASCII);
  }

  private static ScanCursor cursor(String text) {
    return ScanCursor.of(text.getBytes(US_ASCII));
  }

  /** Reads all pages that are left. */
  private static void readAll(
      Redis<String, String> redis, String from, ScanOptions options, Set<String> found) {
    ScanPage<String> page = get(redis.scanPage(cursor(from), options));
    found.addAll(page.items());
    while (!page.isLast()) {
      page = get(redis.scanPage(page.cursor(), options));
      found.addAll(page.items());
    }
  }

  @Test
  void should_find_all_keys_when_each_page_is_read_by_another_client_and_slots_move() {
    Set<String> keys = write("stored");
    ScanOptions options = match("stored:*").count(50);
    Set<String> found = new HashSet<>();
    String stored = "";
    for (int moved = 0; moved < 8; moved++) {
      try (RedisClusterClient redis = cluster.another()) {
        ScanPage<String> page = get(redis.scanPage(cursor(stored), options));
        found.addAll(page.items());
        stored = text(page);
      }
      cluster.move("{" + moved + "}");
      cluster.servers().awaitWell();
    }
    try (RedisClusterClient redis = cluster.another()) {
      readAll(redis, stored, options, found);
    }
    assertEquals(keys, found);
  }

  /** By then it has keys already: those that are new. */
  @Test
  void should_find_all_keys_when_a_slot_is_on_its_way_to_a_node_that_owns_nothing_yet() {
    Set<String> keys = write("leaving");
    ClusterNode fresh = cluster.servers().addNode();
    cluster.servers().awaitWell();
    SlotMove half = cluster.servers().beginMove(cluster.servers().slotOf("{1}"), fresh);
    get(cluster.client().set("leaving:new{1}", "x"));
    keys.add("leaving:new{1}");
    Set<String> found = new HashSet<>();

    Set<String> all = Set.copyOf(get(cluster.client().scan(match("leaving:*")).toList()));
    readAll(cluster.client(), "", match("leaving:*").count(50), found);

    half.finish();
    cluster.servers().move(cluster.servers().slotOf("{1}"), half.source());
    cluster.servers().awaitWell();
    cluster.servers().remove(fresh);
    assertEquals(keys, all);
    assertEquals(keys, found);
  }

  /** A slot that was away while its place was looked at, and is back, as if nothing had been. */
  @Test
  void should_find_all_keys_when_a_slot_was_away_and_came_back() {
    Set<String> keys = write("away");
    ScanOptions options = match("away:*").count(20);
    Redis<String, String> redis = cluster.client();
    Set<String> found = new HashSet<>();
    ScanPage<String> page = get(redis.scanPage(ScanCursor.START, options));
    found.addAll(page.items());
    String first = text(page);
    String node = first.substring(first.indexOf(" node="), first.indexOf(" life="));
    String tag =
        keys.stream()
            .filter(key -> !found.contains(key))
            .map(key -> key.substring(key.indexOf('{')))
            .filter(each -> node.endsWith(cluster.servers().owner(each).id()))
            .findFirst()
            .orElseThrow();
    found.removeIf(key -> key.endsWith(tag));
    ClusterNode owner = cluster.servers().owner(tag);
    cluster.move(tag);
    cluster.servers().awaitWell();

    String last = first;
    while (text(page).contains(node)) {
      last = text(page);
      found.addAll(page.items());
      page = get(redis.scanPage(page.cursor(), options));
    }
    cluster.servers().move(cluster.servers().slotOf(tag), owner);
    cluster.servers().awaitWell();
    readAll(redis, last, options, found);
    assertEquals(keys, found);
  }

  @Test
  void should_refuse_a_cursor_when_it_is_none_of_this_cluster() {
    write("refused");
    Redis<String, String> redis = cluster.client();
    String good = text(get(redis.scanPage(ScanCursor.START, DEFAULT.count(1))));
    for (String wrong :
        List.of(
            "17",
            "0-{06S}-0",
            good.substring(0, good.indexOf(" owned=")),
            good + "x",
            good.replace("cluster1", "cluster2"),
            good.replace("done=", "done=99999-99999"),
            good.replace("done=", "done=5"))) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> redis.scanPage(cursor(wrong), DEFAULT),
              () -> wrong);
      assertTrue(refused.getMessage().contains("cursor of a cluster's scan"), refused.toString());
    }
    String others = good.replaceAll("nodes=[^ ]*", "nodes=00000000,11111111");
    IllegalArgumentException foreign =
        assertThrows(
            IllegalArgumentException.class, () -> get(redis.scanPage(cursor(others), DEFAULT)));
    assertEquals(
        "the cursor is of a scan of another cluster: none of its nodes is in this one",
        foreign.getMessage());
  }
}
