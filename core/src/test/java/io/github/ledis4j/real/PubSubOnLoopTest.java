package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.internal.LoopThread;
import io.github.ledis4j.pubsub.Message;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.pubsub.Subscription;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pub/sub whose handlers run on the event loop. */
class PubSubOnLoopTest {
  private static final int LIMIT_SECONDS = 60;
  private static final int MANY = 5_000;
  private static final PubSubOptions ON_LOOP = PubSubOptions.DEFAULT.handleOnEventLoop().buffer(1);

  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_7_0);

  private static RedisClient client() {
    return RedisClient.create(REDIS.uri());
  }

  private static <T extends @Nullable Object> T value(CompletableFuture<T> future) {
    return future.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertTrue(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS));
  }

  private static void publish(RedisClient client, String channel, int messages) {
    value(
        client.batch(
            batch -> {
              for (int i = 0; i < messages; i++) {
                batch.publish(channel, Integer.toString(i));
              }
            }));
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  @Test
  void should_handle_all_messages_in_order_on_the_loop_when_many_come_at_once() throws Exception {
    try (RedisClient client = client();
        PubSub<String, String> pubsub = client.pubsub(ON_LOOP)) {
      List<String> handled = new CopyOnWriteArrayList<>();
      CountDownLatch all = new CountDownLatch(MANY);
      Subscription subscription =
          value(
              pubsub.subscribe(
                  "many",
                  message -> {
                    if (LoopThread.isCurrent()) {
                      handled.add(message.payload());
                    }
                    all.countDown();
                  }));
      publish(client, "many", MANY);
      await(all);
      assertEquals(numbers(MANY), handled);
      assertEquals(0, subscription.dropped());
      assertEquals(0, subscription.waiting());
    }
  }

  @Test
  void should_refuse_and_go_on_when_a_handler_waits_for_a_reply() throws Exception {
    try (RedisClient client = client();
        PubSub<String, String> pubsub = client.pubsub(ON_LOOP)) {
      List<Throwable> refused = new CopyOnWriteArrayList<>();
      CountDownLatch all = new CountDownLatch(2);
      value(
          pubsub.subscribe(
              "waits",
              message -> {
                try {
                  // A reply that cannot be there before this connection is read on.
                  pubsub.ping("now").join();
                } catch (IllegalStateException e) {
                  refused.add(e);
                  throw e;
                } finally {
                  all.countDown();
                }
              }));
      publish(client, "waits", 2);
      await(all);
      assertEquals(2, refused.size());
      assertEquals("on", value(pubsub.ping("on")));
    }
  }

  @Test
  void should_call_no_handler_any_more_when_one_cancels_or_closes() throws Exception {
    for (boolean close : new boolean[] {true, false}) {
      try (RedisClient client = client()) {
        PubSub<String, String> pubsub = client.pubsub(ON_LOOP);
        List<String> handled = new CopyOnWriteArrayList<>();
        CompletableFuture<Subscription> own = new CompletableFuture<>();
        own.complete(
            value(
                pubsub.subscribe(
                    "ends",
                    message -> {
                      handled.add(message.payload());
                      if (close) {
                        pubsub.close();
                      } else {
                        own.join().cancel();
                      }
                    })));
        publish(client, "ends", 100);
        value(own.join().ended());
        if (!close) {
          value(pubsub.ping("all that came before is read"));
          pubsub.close();
        }
        assertEquals(List.of("0"), handled);
      }
    }
  }

  @Test
  void should_wait_for_stages_and_handle_on_the_loop_when_others_complete_them() throws Exception {
    try (RedisClient client = client();
        PubSub<String, String> pubsub = client.pubsub(ON_LOOP.buffer(MANY))) {
      Executor elsewhere = CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS);
      List<String> handled = new CopyOnWriteArrayList<>();
      CountDownLatch all = new CountDownLatch(20);
      value(
          pubsub.subscribeAwaiting(
              "stages",
              message -> {
                if (LoopThread.isCurrent()) {
                  handled.add(message.payload());
                }
                return CompletableFuture.runAsync(all::countDown, elsewhere);
              }));
      publish(client, "stages", 20);
      await(all);
      assertEquals(numbers(20), handled);
    }
  }

  @Test
  void should_hand_over_on_the_loop_when_a_subscriber_asks_elsewhere() throws Exception {
    try (RedisClient client = client();
        PubSub<String, String> pubsub = client.pubsub(ON_LOOP.buffer(MANY))) {
      Slow subscriber = new Slow();
      pubsub.messages("flow").subscribe(subscriber);
      Flow.Subscription subscription = value(subscriber.subscription);
      value(pubsub.subscribe("flow", message -> {})); // both are confirmed then
      publish(client, "flow", 20);
      for (int i = 1; i <= 20; i++) {
        subscription.request(1);
      }
      await(subscriber.all);
      assertEquals(numbers(20), subscriber.handled);
      value(pubsub.closeAsync());
      value(subscriber.completed);
    }
  }

  private static final class Slow implements Flow.Subscriber<Message<String, String>> {
    final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    final CompletableFuture<Void> completed = new CompletableFuture<>();
    final List<String> handled = new CopyOnWriteArrayList<>();
    final CountDownLatch all = new CountDownLatch(20);

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription.complete(given);
    }

    @Override
    public void onNext(Message<String, String> message) {
      if (LoopThread.isCurrent()) {
        handled.add(message.payload());
      }
      all.countDown();
    }

    @Override
    public void onError(Throwable thrown) {
      completed.completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
      completed.complete(null);
    }
  }
}
