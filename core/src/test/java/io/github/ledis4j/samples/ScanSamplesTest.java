package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.redis.ScanOptions;
import io.github.ledis4j.scan.FieldValue;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import io.github.ledis4j.testkit.RedisServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All keys of a server, without a list of all keys. */
class ScanSamplesTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onUnixSocket();

  @Test
  void should_give_all_keys_when_a_consumer_takes_them() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      redis.mset(Map.of("user:1", "ann", "user:2", "bob", "other", "v")).join();
      Set<String> users = new ConcurrentSkipListSet<>();

      CompletableFuture<Void> done =
          redis.scan(ScanOptions.match("user:*").count(500)).forEach(users::add);

      done.orTimeout(30, TimeUnit.SECONDS).join();
      assertEquals(Set.of("user:1", "user:2"), users);
    }
  }

  @Test
  void should_give_all_at_once_when_they_are_collected() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      redis.hset("user:1:address", "city", "Paris").join();

      List<FieldValue<String, String>> fields = redis.hscan("user:1:address").toList().join();
      Set<String> keys = redis.scan().collect(Collectors.toSet()).join(); // each once

      assertEquals(List.of(new FieldValue<>("city", "Paris")), fields);
      assertEquals(true, keys.contains("user:1:address"));
    }
  }

  @Test
  void should_give_a_page_when_the_cursor_is_in_the_callers_hand() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      redis.mset(Map.of("user:1", "ann", "user:2", "bob")).join();
      Set<String> keys = new TreeSet<>();
      ScanPage<String> page = redis.scanPage(ScanCursor.START).join();
      keys.addAll(page.items());
      while (!page.isLast()) {
        page = redis.scanPage(page.cursor()).join();
        keys.addAll(page.items());
      }
      assertEquals(true, keys.contains("user:1") && keys.contains("user:2"));
    }
  }
}
