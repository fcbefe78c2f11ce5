package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.pubsub.Message;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.pubsub.Subscription;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Subscriptions that are over before those who take their messages are. */
class PubSubEndsTest {
  private static final int LIMIT_SECONDS = 60;

  @RegisterExtension
  static final RedisServer REDIS =
      RedisServer.onFreePort()
          .version(RedisVersion.REDIS_7_0)
          .user("limited", "pw", "~* +@all resetchannels &open:*")
          .user("shrinking", "pw", "~* +@all resetchannels &open:* &secret");

  private static <T extends @Nullable Object> T value(CompletableFuture<T> future) {
    return future.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
  }

  @Test
  void should_end_what_was_unsubscribed_when_closed_with_messages_waiting() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (RedisClient client = RedisClient.create(REDIS.uri());
        PubSub<String, String> pubsub = client.pubsub()) {
      Subscription slow =
          value(
              pubsub.subscribe(
                  "a",
                  message -> {
                    entered.countDown();
                    await(release);
                  }));
      Idle idle = new Idle();
      pubsub.messages("a").subscribe(idle);
      Poll.until(() -> value(client.publish("a", "m")) == 1 && slow.waiting() > 0);
      await(entered);
      value(pubsub.unsubscribe("a"));
      value(pubsub.closeAsync());
      value(idle.completed);
      release.countDown();
      value(slow.ended());
    } finally {
      release.countDown();
    }
  }

  @Test
  void should_stay_refused_when_an_executor_is_in_no_hurry_to_say_so() {
    AtomicReference<Runnable> first = new AtomicReference<>();
    Executor later =
        task -> {
          if (!first.compareAndSet(null, task)) {
            task.run();
          }
        };
    try (RedisClient client =
            RedisClient.builder()
                .url(REDIS.uri())
                .credentials("limited", "pw")
                .completeOn(later)
                .build();
        PubSub<String, String> pubsub = client.pubsub()) {
      CompletableFuture<Subscription> both = pubsub.subscribe(List.of("x", "y"), message -> {});
      Poll.until(() -> first.get() != null);
      assertEquals("behind it", value(pubsub.ping("behind it")));
      first.get().run();
      CompletionException failure = assertThrows(CompletionException.class, () -> value(both));
      assertInstanceOf(ServerException.class, failure.getCause());
    }
  }

  @Test
  void should_renew_name_by_name_when_that_is_more_than_the_queue_holds() {
    try (RedisClient client =
            RedisClient.builder()
                .url(REDIS.uri())
                .credentials("shrinking", "pw")
                .connections(c -> c.maxQueuedCommands(3))
                .build();
        RedisClient admin = RedisClient.create(REDIS.uri());
        PubSub<String, String> pubsub = client.pubsub()) {
      Subscription lost = value(pubsub.subscribe("secret", message -> {}));
      for (int i = 0; i < 10; i++) {
        value(pubsub.subscribe("open:" + i, message -> {}));
      }
      value(admin.execute("ACL", "SETUSER", "shrinking", "resetchannels", "&open:*"));
      assertThrows(CompletionException.class, () -> value(lost.ended()));
      for (int i = 0; i < 10; i++) {
        String channel = "open:" + i;
        Poll.until(() -> value(admin.publish(channel, "m")) == 1);
      }
      Poll.until(() -> pubsub.statistics().gaps() == 1);
    }
  }

  @Test
  void should_be_unsubscribed_when_its_executor_refuses_the_handler() {
    Executor shut =
        task -> {
          throw new RejectedExecutionException("shut down");
        };
    try (RedisClient client = RedisClient.create(REDIS.uri());
        PubSub<String, String> pubsub = client.pubsub(PubSubOptions.DEFAULT.handleOn(shut))) {
      Subscription refused = value(pubsub.subscribe("refused", message -> {}));
      assertEquals(1, value(client.publish("refused", "m")));
      value(refused.ended());
      Poll.until(() -> value(client.publish("refused", "m")) == 0);
      assertEquals(0, pubsub.statistics().names());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Asks for nothing. */
  private static final class Idle implements Flow.Subscriber<Message<String, String>> {
    private final CompletableFuture<Void> completed = new CompletableFuture<>();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      // It is not ready yet.
    }

    @Override
    public void onNext(Message<String, String> message) {
      completed.completeExceptionally(new AssertionError("nobody asked for " + message));
    }

    @Override
    public void onError(Throwable failure) {
      completed.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      completed.complete(null);
    }
  }
}
