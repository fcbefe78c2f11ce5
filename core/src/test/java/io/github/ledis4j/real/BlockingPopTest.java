package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.LedisView;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.PoolAcquireTimeoutException;
import io.github.ledis4j.error.PoolExhaustedException;
import io.github.ledis4j.error.UnusableReplyException;
import io.github.ledis4j.event.UndeliveredElement;
import io.github.ledis4j.internal.event.PopCounts;
import io.github.ledis4j.testkit.LedisServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pops that wait, and what they give. */
class BlockingPopTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(50);

  private String list = "";

  @BeforeEach
  void nameTheList(TestInfo test) {
    list = test.getDisplayName();
  }

  private static LedisClient.Builder builder() {
    return LedisClient.builder().url(LEDIS.uri()).blockingSlice(Duration.ofMillis(100));
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(CompletionException.class, future::join).getCause();
  }

  @Test
  void should_take_from_the_first_list_that_has_one_when_some_are_empty() {
    try (LedisClient ledis = builder().build()) {
      ledis.rpush(list, "a", "b", "c").join();
      ledis.rpush(list + "2", "x").join();
      assertEquals(new KeyValue<>(list, "a"), ledis.blpop(LONG, "none", list, list + "2").join());
      assertEquals(new KeyValue<>(list, "c"), ledis.brpop(LONG, list, list + "2").join());
      assertEquals(new KeyValue<>(list + "2", "x"), ledis.brpop(LONG, list + "2", list).join());
      ledis.rpush(list, List.of("d", "e")).join();
      List<String> both = List.of("none", list);
      assertEquals(new KeyValue<>(list, "b"), ledis.blpop(LONG, both).join());
      assertEquals(new KeyValue<>(list, "e"), ledis.brpop(LONG, both).join());
      assertEquals(new PopCounts(0, 5, 0, 0, 0), ledis.popStatistics());
    }
  }

  @Test
  void should_wait_for_a_push_through_many_slices() {
    try (LedisClient ledis = builder().blockingSlice(Duration.ofMillis(10)).build()) {
      CompletableFuture<KeyValue<String, String>> limited = ledis.blpop(LONG, list);
      CompletableFuture<KeyValue<String, String>> endless = ledis.brpop(Duration.ZERO, list);
      assertNull(ledis.blpop(Duration.ofMillis(300), "none").join());
      assertFalse(limited.isDone() || endless.isDone());
      assertEquals(2, ledis.popStatistics().open());
      ledis.rpush(list, "a", "b").join();
      assertEquals(
          List.of("a", "b"),
          List.of(limited.join().value(), endless.join().value()).stream().sorted().toList());
    }
  }

  @Test
  void should_give_null_when_the_time_is_over_and_no_sooner() {
    try (LedisClient ledis = builder().build()) {
      long start = System.nanoTime();
      assertNull(ledis.blpop(Duration.ofMillis(250), list, "none").join());
      assertTrue(System.nanoTime() - start >= 250_000_000);
      assertNull(ledis.brpop(Duration.ofNanos(1), list).join());
    }
  }

  @Test
  void should_find_what_is_there_when_the_time_is_shorter_than_connecting() {
    try (LedisClient ledis = builder().build();
        LedisClient other = builder().build()) {
      ledis.rpush(list, "a").join();
      assertEquals("a", other.blpop(Duration.ofNanos(1), list).join().value());
    }
  }

  @Test
  void should_use_database_and_codecs_of_its_view() {
    try (LedisClient ledis = builder().build()) {
      LedisView<String, byte[]> third = ledis.withDatabase(3).withCodecs(Codec.UTF_8, Codec.BYTES);
      third.rpush(list, new byte[] {1, 0, -1}).join();
      assertNull(ledis.blpop(SHORT, list).join());
      assertEquals("[1, 0, -1]", Arrays.toString(third.blpop(LONG, list).join().value()));
    }
  }

  @Test
  void should_refuse_wrong_use_at_the_call() {
    try (LedisClient ledis = builder().build()) {
      assertThrows(IllegalArgumentException.class, () -> ledis.blpop(Duration.ofMillis(-1), list));
      assertThrows(IllegalArgumentException.class, () -> ledis.blpop(LONG));
      assertThrows(NullPointerException.class, () -> ledis.blpop(null, list));
      assertThrows(NullPointerException.class, () -> ledis.blpop(LONG, list, null));
      assertThrows(IllegalArgumentException.class, () -> builder().blockingSlice(Duration.ZERO));
      assertEquals(0, ledis.popStatistics().open());
    }
    LedisClient closed = builder().build();
    closed.close();
    assertThrows(IllegalStateException.class, () -> closed.blpop(LONG, list));
  }

  @Test
  void should_fail_like_the_pool_when_no_connection_is_free() {
    try (LedisClient waiting = builder().leases(p -> p.max(1)).build();
        LedisClient failing = builder().leases(p -> p.max(1).waitAtMost(Duration.ZERO)).build()) {
      for (LedisClient ledis : List.of(waiting, failing)) {
        CompletableFuture<KeyValue<String, String>> holder = ledis.blpop(LONG, list);
        Throwable failure = failure(ledis.blpop(SHORT, list));
        assertEquals(Outcome.NOT_SENT, Outcome.of(failure));
        boolean waits = ledis == waiting;
        assertEquals(
            waits ? PoolAcquireTimeoutException.class : PoolExhaustedException.class,
            failure.getClass());
        Throwable own = failure(ledis.withTimeout(SHORT).blpop(LONG, list));
        assertEquals(failure.getClass(), own.getClass());
        holder.cancel(false);
      }
    }
  }

  @Test
  void should_free_its_connection_before_callbacks_run() {
    try (LedisClient ledis = builder().leases(p -> p.max(1).waitAtMost(Duration.ZERO)).build()) {
      ledis.rpush(list, "a", "b", "c").join();
      List<String> all = new ArrayList<>();
      CompletableFuture<KeyValue<String, String>> next = ledis.blpop(LONG, list);
      for (int i = 0; i < 2; i++) {
        next = next.thenCompose(popped -> again(ledis, popped, all));
      }
      all.add(next.join().value());
      assertEquals(List.of("a", "b", "c"), all);
    }
  }

  private CompletableFuture<KeyValue<String, String>> again(
      LedisClient ledis, KeyValue<String, String> popped, List<String> all) {
    all.add(popped.value());
    return ledis.blpop(LONG, list);
  }

  @Test
  void should_end_at_the_deadline_that_the_caller_asked_for() {
    try (LedisClient ledis = builder().build()) {
      CompletableFuture<?> popped = ledis.withTimeout(SHORT).blpop(LONG, list);
      CommandTimeoutException failure = (CommandTimeoutException) failure(popped);
      assertTrue(failure.getMessage().startsWith("BLPOP timed out after"), failure::getMessage);
    }
  }

  @Test
  void should_not_let_the_default_deadline_end_the_wait() {
    try (LedisClient ledis = builder().commandTimeout(SHORT).build()) {
      assertNull(ledis.withTimeout(LONG).blpop(SHORT, list).join()); // connects
      assertNull(ledis.blpop(Duration.ofMillis(300), list).join());
    }
  }

  @Test
  void should_hand_over_what_cannot_be_decoded() {
    List<UndeliveredElement> left = new CopyOnWriteArrayList<>();
    try (LedisClient ledis = builder().undelivered(left::add).build()) {
      ledis.withCodecs(Codec.UTF_8, Codec.BYTES).rpush(list, new byte[] {(byte) 0xff}).join();
      assertInstanceOf(UnusableReplyException.class, failure(ledis.blpop(LONG, list)));
      Poll.until(() -> ledis.popStatistics().open() == 0);
      assertEquals((byte) 0xff, left.get(0).value()[0]);
      assertEquals(list, new String(left.get(0).key(), StandardCharsets.UTF_8));
      assertEquals(new PopCounts(0, 0, 0, 1, 0), ledis.popStatistics());
    }
  }

  @Test
  void should_complete_on_the_executor_of_the_client() {
    List<Thread> threads = new CopyOnWriteArrayList<>();
    try (LedisClient ledis =
        builder().completeOn(task -> noted(threads, new Thread(task)).start()).build()) {
      CompletableFuture<Thread> completing =
          ledis.blpop(LONG, list).thenApply(popped -> Thread.currentThread());
      ledis.rpush(list, "a").join();
      assertTrue(threads.contains(completing.join()));
    }
  }

  private static Thread noted(List<Thread> threads, Thread thread) {
    threads.add(thread);
    return thread;
  }
}
