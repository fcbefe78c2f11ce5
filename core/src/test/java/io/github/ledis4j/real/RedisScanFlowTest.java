package io.github.ledis4j.real;

import static io.github.ledis4j.command.redis.ScanOptions.DEFAULT;
import static io.github.ledis4j.command.redis.ScanOptions.match;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.redis.RedisType;
import io.github.ledis4j.command.redis.ScanOptions;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.internal.scan.Recorder;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When scans of a Redis ask, and what becomes of them when others write or the server goes. */
class RedisScanFlowTest {
  private static final int MEMBERS = 2_000;
  private static final ScanOptions HUNDREDS = DEFAULT.count(100);

  /** Redis 6.2 keeps a set of texts in a table from the first element on, so that it has pages. */
  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_6_2);

  private final AtomicLong scans = new AtomicLong();
  private final RedisClient client =
      RedisClient.builder().url(REDIS.uri()).observer(counter()).build();

  private CommandObserver counter() {
    return new CommandObserver() {
      @Override
      public @Nullable Object submitted(CommandSpec spec) {
        if (spec.name().endsWith("SCAN")) {
          scans.incrementAndGet();
        }
        return null;
      }
    };
  }

  private static Set<String> members() {
    return IntStream.range(0, MEMBERS)
        .mapToObj(i -> "m" + i)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @BeforeEach
  void fill() {
    client.flushall().join();
    client.sadd("s", members().toArray(String[]::new)).join();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void should_send_no_more_requests_than_demand_needs_when_it_comes_bit_by_bit() {
    Recorder<String> recorder = new Recorder<>(0);
    client.sscan("s", HUNDREDS).subscribe(recorder);
    assertEquals(0, scans.get());

    demand(recorder, 1, 1);
    demand(recorder, 98, 99);
    assertEquals(1, scans.get());
    demand(recorder, 100, 199);
    assertTrue(scans.get() <= 3, () -> "scans: " + scans);
    recorder.subscription().request(Long.MAX_VALUE);
    assertEquals(members(), new TreeSet<>(recorder.end().orTimeout(30, TimeUnit.SECONDS).join()));
  }

  @Test
  void should_send_no_more_requests_when_cancelled() {
    Recorder<String> recorder = new Recorder<>(0);
    client.sscan("s", HUNDREDS).subscribe(recorder);
    demand(recorder, 3, 3);

    recorder.subscription().cancel();
    recorder.subscription().request(Long.MAX_VALUE);

    assertEquals("PONG", client.ping().join());
    assertEquals(1, scans.get());
    assertEquals(3, recorder.items().size());
  }

  @Test
  void should_go_on_through_empty_pages_when_few_elements_match() {
    assertEquals(List.of("m1234"), Recorder.all(client.sscan("s", match("m1234").count(10))));
    assertTrue(scans.get() > 50, () -> "scans: " + scans);
  }

  @Test
  void should_give_what_is_there_throughout_when_the_connection_is_lost_between_pages() {
    Recorder<String> recorder = new Recorder<>(0);
    client.sscan("s", HUNDREDS).subscribe(recorder);
    demand(recorder, 250, 250);

    try (RedisClient other = RedisClient.create(REDIS.uri())) {
      other.execute("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes").join();
    }

    recorder.subscription().request(Long.MAX_VALUE);
    assertEquals(members(), new TreeSet<>(recorder.end().orTimeout(30, TimeUnit.SECONDS).join()));
  }

  @Test
  void should_give_what_is_there_throughout_when_others_write() {
    Recorder<String> recorder = new Recorder<>(0);
    client.sscan("s", HUNDREDS).subscribe(recorder);
    int asked = 0;
    for (int round = 0; round < 10; round++) {
      asked += 100;
      demand(recorder, 100, asked);
      String[] more =
          IntStream.range(round * 2_000, round * 2_000 + 2_000)
              .mapToObj(i -> "x" + i)
              .toArray(String[]::new);
      client.sadd("s", more).join();
    }

    recorder.subscription().request(Long.MAX_VALUE);
    Set<String> seen = new TreeSet<>(recorder.end().orTimeout(30, TimeUnit.SECONDS).join());
    assertTrue(seen.containsAll(members()));
  }

  @Test
  void should_fail_once_when_the_client_is_closed() {
    Flow.Publisher<String> publisher = client.scan(DEFAULT);
    client.close();
    Recorder<String> recorder = new Recorder<>(1);
    publisher.subscribe(recorder);

    CompletionException failure =
        assertThrows(CompletionException.class, () -> recorder.end().join());
    assertInstanceOf(IllegalStateException.class, failure.getCause());
  }

  @Test
  void should_refuse_at_the_call_when_arguments_are_wrong() {
    ScanOptions typed = DEFAULT.type(RedisType.SET);
    assertThrows(NullPointerException.class, () -> client.scan(null));
    assertThrows(NullPointerException.class, () -> client.hscan(null, DEFAULT));
    assertThrows(NullPointerException.class, () -> client.sscan("s", null));
    assertThrows(NullPointerException.class, () -> client.zscan(null, DEFAULT));
    assertThrows(NullPointerException.class, () -> client.hscanNoValues("h", null));
    assertThrows(IllegalArgumentException.class, () -> client.hscan("h", typed));
    assertThrows(IllegalArgumentException.class, () -> client.hscanNoValues("h", typed));
    assertThrows(IllegalArgumentException.class, () -> client.sscan("s", typed));
    assertThrows(IllegalArgumentException.class, () -> client.zscan("z", typed));
  }

  private static void demand(Recorder<?> recorder, long more, int given) {
    recorder.subscription().request(more);
    Poll.until(() -> recorder.items().size() == given);
  }
}
