package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.RedisBatch;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pubsub.Confirmation;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.script.Script;
import io.github.ledis4j.testkit.RedisServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/from-redis-py.md promises and no other test shows. */
class RedisPyPromisesTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onUnixSocket();
  private static final int LIMIT_SECONDS = 30;

  private static <T> T value(CompletableFuture<T> future) {
    return future.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
  }

  private static String thread() {
    return Thread.currentThread().isDaemon() ? " by a daemon" : " by a thread that stays";
  }

  /** Calls the other thread in the middle of what this one does. */
  private static final class MeanwhileCodec implements Codec<String> {
    private Runnable meanwhile = () -> {};

    @Override
    public int size(String value) {
      return value.length();
    }

    @Override
    public void write(String value, byte[] target, int offset) {
      byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(bytes, 0, target, offset, bytes.length);
      value(CompletableFuture.runAsync(meanwhile));
    }

    @Override
    public String read(byte[] source, int offset, int length) {
      return new String(source, offset, length, StandardCharsets.US_ASCII);
    }
  }

  @Test
  void should_refuse_when_two_threads_record_in_one_batch() {
    MeanwhileCodec codec = new MeanwhileCodec();
    Script<Long> script = Script.of("return #ARGV[1]", Replies.integer());
    try (RedisClient redis = RedisClient.builder().endpoint(Endpoint.tcp("localhost", 1)).build()) {
      RedisBatch<String, String> batch = redis.withCodecs(Codec.UTF_8, codec).batch();
      codec.meanwhile = () -> batch.incr("n");
      CompletionException refused =
          assertThrows(
              CompletionException.class, () -> script.run(batch, List.of(), List.of("value")));
      assertInstanceOf(IllegalStateException.class, refused.getCause());
      assertEquals("a batch is for one thread at a time", refused.getCause().getMessage());
    }
  }

  @Test
  void should_give_every_kind_of_confirmation_and_no_handled_message_when_asked_for_messages()
      throws InterruptedException {
    BlockingQueue<String> handled = new LinkedBlockingQueue<>();
    try (RedisClient redis = RedisClient.create(REDIS.uri());
        PubSub<String, String> pubsub = redis.pubsub(PubSubOptions.DEFAULT.confirmations(true))) {
      value(pubsub.subscribe("a", message -> handled.add(message.payload() + thread())));
      value(pubsub.psubscribe("b*"));
      value(redis.publish("a", "handled"));
      assertEquals("handled by a daemon", handled.poll(LIMIT_SECONDS, TimeUnit.SECONDS));
      value(pubsub.unsubscribe());
      value(pubsub.punsubscribe());
      assertEquals("all is read", value(pubsub.ping("all is read")));

      assertEquals(new Confirmation<>(Confirmation.Kind.SUBSCRIBE, "a", 1), pubsub.poll());
      assertEquals(new Confirmation<>(Confirmation.Kind.PSUBSCRIBE, "b*", 2), pubsub.poll());
      assertEquals(new Confirmation<>(Confirmation.Kind.UNSUBSCRIBE, "a", 1), pubsub.poll());
      assertEquals(new Confirmation<>(Confirmation.Kind.PUNSUBSCRIBE, "b*", 0), pubsub.poll());
      assertNull(pubsub.poll());
    }
  }
}
