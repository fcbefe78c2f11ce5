package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.redis.ScanOptions;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import io.github.ledis4j.testkit.RedisServer;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All keys of a server, without a list of all keys. */
class ScanSamplesTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onUnixSocket();

  /** Takes ten at a time; an element may come twice, so they go into a set. */
  private static final class Collector implements Flow.Subscriber<String> {
    private static final int AT_A_TIME = 10;

    private final Set<String> keys = new TreeSet<>();
    private final CompletableFuture<Set<String>> done = new CompletableFuture<>();
    private Flow.Subscription subscription;
    private int taken;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(AT_A_TIME);
    }

    @Override
    public void onNext(String key) {
      keys.add(key);
      if (++taken % AT_A_TIME == 0) {
        subscription.request(AT_A_TIME);
      }
    }

    @Override
    public void onError(Throwable failure) {
      done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      done.complete(keys);
    }
  }

  @Test
  void should_give_all_keys_when_a_subscriber_asks_for_them() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      redis.mset(Map.of("user:1", "ann", "user:2", "bob", "other", "v")).join();

      Collector subscriber = new Collector();
      redis.scan(ScanOptions.match("user:*").count(500)).subscribe(subscriber);

      assertEquals(
          Set.of("user:1", "user:2"), subscriber.done.orTimeout(30, TimeUnit.SECONDS).join());
    }
  }

  @Test
  void should_give_a_page_when_the_cursor_is_in_the_callers_hand() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      redis.mset(Map.of("user:1", "ann", "user:2", "bob")).join();
      Set<String> keys = new TreeSet<>();
      ScanPage<String> page = redis.scanPage(ScanCursor.START, ScanOptions.DEFAULT).join();
      keys.addAll(page.items());
      while (!page.isLast()) {
        page = redis.scanPage(page.cursor(), ScanOptions.DEFAULT).join();
        keys.addAll(page.items());
      }
      assertEquals(true, keys.contains("user:1") && keys.contains("user:2"));
    }
  }
}
