package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.redis.stream.AutoClaim;
import io.github.ledis4j.command.redis.stream.GroupPosition;
import io.github.ledis4j.command.redis.stream.StreamEntry;
import io.github.ledis4j.command.redis.stream.StreamId;
import io.github.ledis4j.command.redis.stream.StreamPosition;
import io.github.ledis4j.command.redis.stream.XGroupCreateOptions;
import io.github.ledis4j.command.redis.stream.XReadGroupOptions;
import io.github.ledis4j.command.redis.stream.XReadOptions;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Readers of streams that leave while they wait: what they were given stays theirs. */
class RedisStreamWaitTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Map<String, GroupPosition> NEW = Map.of("w", GroupPosition.NEW);
  private static final Map<String, GroupPosition> PENDING = Map.of("w", GroupPosition.PENDING);
  private static final XReadGroupOptions ALL = XReadGroupOptions.DEFAULT;
  private static final Map<String, String> FIELDS = Map.of("job", "1");

  private static RedisClient.Builder builder(RedisVersion version) {
    return RedisClient.builder().url(Matrix.server(version.name(), false).uri());
  }

  private static void makeGroup(RedisClient client) {
    join(client.del("w"));
    XGroupCreateOptions options = XGroupCreateOptions.DEFAULT.makeStream();
    join(client.xgroupCreate("w", "g", StreamPosition.START, options));
  }

  private static <T> T join(CompletableFuture<T> future) {
    return future.orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static List<StreamId> ids(Map<String, List<StreamEntry<String, String>>> streams) {
    return streams.getOrDefault("w", List.of()).stream().map(StreamEntry::id).toList();
  }

  /** How many connections of this name the server has let wait. */
  private static long waiting(RedisClient control, String name) {
    String clients = String.valueOf(join(control.execute("CLIENT", "LIST")).text());
    return clients
        .lines()
        .filter(line -> line.contains("name=" + name + " ") && line.contains("flags=b"))
        .count();
  }

  @ParameterizedTest
  @EnumSource
  void should_stop_waiting_when_future_is_cancelled(RedisVersion version) {
    try (RedisClient control = builder(version).build();
        RedisClient client = builder(version).clientName("leaving").build()) {
      makeGroup(control);
      var read = client.xreadgroup(Duration.ZERO, "g", "ann", NEW, ALL);
      var plain =
          client.xread(Duration.ZERO, Map.of("w", StreamPosition.NEW), XReadOptions.DEFAULT);
      Poll.until(() -> waiting(control, "leaving") == 2);
      assertTrue(read.cancel(false));
      assertTrue(plain.cancel(false));
      Poll.until(() -> client.statistics().leased() == 0);
      Poll.until(() -> waiting(control, "leaving") == 0);
      StreamId added = join(control.xadd("w", FIELDS));
      assertEquals(List.of(added), ids(join(client.xreadgroup(LONG, "g", "ann", NEW, ALL))));
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_not_ask_at_all_when_future_is_cancelled_before_there_is_a_connection(
      RedisVersion version) {
    try (RedisClient client = builder(version).leases(p -> p.max(1)).clientName("first").build()) {
      makeGroup(client);
      var first = client.xreadgroup(LONG, "g", "ann", NEW, ALL);
      var second = client.xreadgroup(LONG, "g", "bob", NEW, ALL);
      Poll.until(() -> waiting(client, "first") == 1);
      assertTrue(second.cancel(false));
      StreamId added = join(client.xadd("w", FIELDS));
      assertEquals(List.of(added), ids(join(first)));
      Poll.until(() -> client.statistics().leased() == 0);
      assertEquals(1, join(client.xinfoConsumers("w", "g")).size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_have_entry_pending_when_it_came_after_caller_left(RedisVersion version) {
    try (RedisClient client = builder(version).clientName("late").build()) {
      makeGroup(client);
      CompletableFuture<Void> end = new CompletableFuture<>();
      CompletableFuture<Void> lease =
          client.withConnection(
              c -> {
                var read = c.xreadgroup(LONG, "g", "ann", NEW, ALL);
                return CompletableFuture.runAsync(
                        () -> Poll.until(() -> waiting(client, "late") == 1))
                    .thenRun(() -> read.cancel(false))
                    .thenCompose(left -> client.xadd("w", FIELDS))
                    .thenCompose(added -> end);
              });
      Poll.until(() -> join(client.xpending("w", "g")).count() == 1);
      end.complete(null);
      join(lease);
      assertEquals(Map.of(), join(client.xreadgroup("g", "bob", NEW, ALL)));
      List<StreamId> again = ids(join(client.xreadgroup(LONG, "g", "ann", PENDING, ALL)));
      assertEquals(1, again.size());
      AutoClaim<StreamEntry<String, String>> claimed =
          join(client.xautoclaim("w", "g", "bob", Duration.ZERO, StreamId.MIN, 10));
      assertEquals(again.get(0), claimed.claimed().get(0).id());
      assertEquals(1, join(client.xack("w", "g", again.get(0))));
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_have_entry_pending_when_answer_came_too_late(RedisVersion version) {
    try (RedisClient control = builder(version).build();
        RedisClient client = builder(version).build()) {
      makeGroup(control);
      StreamId added = join(control.xadd("w", FIELDS));
      join(client.ping());
      join(control.execute("CLIENT", "PAUSE", 60_000, "WRITE"));
      try {
        var read =
            client.withTimeout(Duration.ofMillis(500)).xreadgroup("g", "ann", NEW, ALL.count(1));
        var failure = assertThrows(CompletionException.class, () -> join(read)).getCause();
        assertInstanceOf(CommandTimeoutException.class, failure);
        assertEquals(Outcome.UNKNOWN, Outcome.of(failure));
      } finally {
        join(control.execute("CLIENT", "UNPAUSE"));
      }
      Poll.until(() -> join(control.xpending("w", "g")).count() == 1);
      assertEquals(List.of(added), ids(join(client.xreadgroup("g", "ann", PENDING, ALL))));
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_lose_nothing_when_callers_leave_at_any_moment(RedisVersion version) {
    try (RedisClient client = builder(version).build()) {
      makeGroup(client);
      Set<StreamId> added = new TreeSet<>();
      Set<StreamId> read = new TreeSet<>();
      int gone = 0;
      for (int i = 0; i < 100; i++) {
        var reading = client.xreadgroup(LONG, "g", "ann", NEW, ALL);
        CompletableFuture<StreamId> adding = client.xadd("w", FIELDS);
        if (i % 3 == 0) {
          join(client.ping());
        } else if (i % 3 == 1) {
          added.add(join(adding));
        }
        if (reading.cancel(false)) {
          gone++;
        } else {
          read.addAll(ids(join(reading)));
        }
        added.add(join(adding));
      }
      assertTrue(gone > 0);
      Poll.until(() -> client.statistics().leased() == 0);
      // What a connection on its way out is still given becomes pending after this was read.
      Poll.until(
          () -> {
            read.addAll(ids(join(client.xreadgroup("g", "ann", PENDING, ALL))));
            read.addAll(ids(join(client.xreadgroup("g", "ann", NEW, ALL))));
            return read.equals(added);
          });
    }
  }

  @Test
  void should_wait_to_the_end_or_to_the_deadline_of_the_view_when_no_entry_comes() {
    RedisVersion version = RedisVersion.VALKEY_9_1;
    try (RedisClient control = builder(version).build();
        RedisClient client = builder(version).commandTimeout(Duration.ofMillis(500)).build()) {
      makeGroup(control);
      Duration longer = Duration.ofMillis(1_200);
      assertEquals(Map.of(), join(client.xreadgroup(longer, "g", "ann", NEW, ALL)));
      var read = client.withTimeout(Duration.ofMillis(500)).xreadgroup(LONG, "g", "ann", NEW, ALL);
      var failure = assertThrows(CompletionException.class, () -> join(read)).getCause();
      assertInstanceOf(CommandTimeoutException.class, failure);
      Poll.until(() -> client.statistics().leased() == 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_fail_with_servers_reason_when_group_goes_away(RedisVersion version) {
    try (RedisClient client = builder(version).clientName("reader").build()) {
      makeGroup(client);
      var read = client.xreadgroup(LONG, "g", "ann", NEW, ALL);
      Poll.until(() -> waiting(client, "reader") == 1);
      assertTrue(join(client.xgroupDestroy("w", "g")));
      var failure = assertThrows(CompletionException.class, () -> join(read)).getCause();
      assertEquals("NOGROUP", assertInstanceOf(ServerException.class, failure).code());
      assertEquals(Outcome.REJECTED, Outcome.of(failure));
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_read_all_when_entries_are_added_in_one_transaction(RedisVersion version) {
    try (RedisClient client = builder(version).build()) {
      makeGroup(client);
      List<StreamId> added =
          join(
              client.transaction(
                  tx -> {
                    List<CompletableFuture<StreamId>> all = new ArrayList<>();
                    for (int i = 0; i < 3; i++) {
                      all.add(tx.xadd("w", FIELDS));
                    }
                    return all.get(0)
                        .thenCombine(
                            all.get(2), (first, last) -> List.of(first, all.get(1).join(), last));
                  }));
      assertEquals(added, ids(join(client.xreadgroup("g", "ann", NEW, ALL))));
      assertEquals(3L, join(client.xack("w", "g", added.toArray(StreamId[]::new))));
    }
  }
}
