package io.github.ledis4j.real;

import static io.github.ledis4j.real.LockParty.await;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.LockNotOwnedException;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.lock.HeldLock;
import io.github.ledis4j.lock.Lock;
import io.github.ledis4j.lock.LossReason;
import io.github.ledis4j.testkit.RedisServer;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Redis keeps of a lock, and what becomes of locks when the server goes or stands still. */
class RedisLockTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private final Queue<String> sent = new ConcurrentLinkedQueue<>();
  private final RedisClient client =
      RedisClient.builder().url(REDIS.uri()).observer(recorder()).build();
  private final RedisClient other = RedisClient.create(REDIS.uri());

  private CommandObserver recorder() {
    return new CommandObserver() {
      @Override
      public @Nullable Object submitted(CommandSpec spec) {
        sent.add(spec.name());
        return null;
      }
    };
  }

  @BeforeEach
  void empty() {
    await(other.flushall());
    await(client.ping());
  }

  @AfterEach
  void close() {
    client.close();
    other.close();
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(CompletionException.class, () -> await(future)).getCause();
  }

  private Duration rest(String key) {
    return requireNonNull(await(other.pttl(key)).remaining());
  }

  @Test
  void should_hold_the_key_for_the_lease_and_change_it_as_told() {
    HeldLock held = await(client.lock("k").lease(Duration.ofSeconds(100)).acquire());
    assertEquals(held.token(), await(other.get("k")));
    assertWithin(held, 100);
    await(held.extendBy(Duration.ofSeconds(100)));
    assertWithin(held, 200);
    await(held.extendTo(Duration.ofSeconds(50)));
    assertWithin(held, 50);
    await(held.reacquire());
    assertWithin(held, 100);
    await(held.release());
    assertNull(await(other.get("k")));
  }

  /** The lease ends here before it does on the server, whose answer is without its fraction. */
  private void assertWithin(HeldLock held, long seconds) {
    Duration here = held.remaining();
    Duration there = rest("k");
    assertTrue(there.compareTo(Duration.ofSeconds(seconds)) <= 0, there::toString);
    assertTrue(here.compareTo(Duration.ofSeconds(seconds)) <= 0, here::toString);
    assertTrue(there.compareTo(Duration.ofSeconds(seconds - 40)) > 0, there::toString);
    Duration rounded = there.plusMillis(1);
    assertTrue(held.remaining().compareTo(rounded) <= 0, () -> here + " here, there " + there);
  }

  @Test
  void should_send_one_command_when_the_lock_is_free_and_one_to_release_it() {
    Lock lock = client.lock("k");
    await(await(lock.acquire()).release());
    sent.clear();

    await(await(lock.acquire()).release());

    assertEquals("[SET, EVALSHA]", sent.toString());
  }

  @Test
  void should_ask_no_more_when_cancelled_in_a_pause() {
    HeldLock held = await(client.lock("k").lease(LONG).acquire());
    CompletableFuture<HeldLock> waiting =
        client.lock("k").pollEvery(Duration.ofMillis(1)).waitAtMost(LONG).acquire();
    Poll.until(() -> sent.size() > 5);
    waiting.cancel(false);
    await(client.ping());
    Poll.until(
        () -> {
          int before = sent.size();
          for (int i = 0; i < 200; i++) {
            await(other.ping());
          }
          return sent.size() == before;
        });
    await(held.release());
    assertFalse(await(client.lock("k").locked()));
  }

  @Test
  @Tag("slow")
  @Tag("any-jvm")
  void should_keep_the_lock_for_longer_than_a_lease_when_work_takes_longer() {
    AtomicInteger renewals = new AtomicInteger();
    CompletableFuture<Boolean> finish = new CompletableFuture<>();
    CompletableFuture<Boolean> run =
        client
            .lock("k")
            .lease(Duration.ofSeconds(6))
            .whileHeld(held -> finish.thenCompose(now -> held.owned()));
    Poll.until(
        () -> {
          renewals.set((int) sent.stream().filter(name -> name.startsWith("EVAL")).count());
          return renewals.get() >= 5;
        });
    assertNull(await(other.lock("k").tryAcquire()));
    finish.complete(true);

    assertEquals(true, await(run));
    assertFalse(await(other.lock("k").locked()));
  }

  @Test
  void should_tell_of_the_loss_when_a_renewal_finds_the_lock_gone() {
    CompletableFuture<LossReason> reason = new CompletableFuture<>();
    CompletableFuture<LossReason> run =
        client
            .lock("k")
            .lease(Duration.ofSeconds(1))
            .whileHeld(
                held -> {
                  held.lost().thenAccept(reason::complete);
                  return other.set("k", "a stranger").thenCompose(done -> held.lost());
                });

    assertInstanceOf(LockNotOwnedException.class, failure(run));
    assertTrue(Set.of(LossReason.NOT_OURS, LossReason.LEASE_OVER).contains(await(reason)));
    assertEquals("a stranger", await(other.get("k")));
  }

  @Test
  void should_never_shorten_a_lease_when_it_renews() {
    CompletableFuture<Boolean> finish = new CompletableFuture<>();
    CompletableFuture<HeldLock> extended = new CompletableFuture<>();
    CompletableFuture<Boolean> run =
        client
            .lock("k")
            .lease(Duration.ofMillis(900))
            .whileHeld(
                held ->
                    held.extendTo(LONG)
                        .thenCompose(
                            done -> {
                              sent.clear();
                              extended.complete(held);
                              return finish;
                            }));
    HeldLock held = await(extended);
    Poll.until(() -> sent.stream().filter(name -> name.startsWith("EVAL")).count() >= 3);
    assertTrue(rest("k").compareTo(Duration.ofMinutes(3)) > 0);
    assertTrue(held.remaining().compareTo(Duration.ofMinutes(3)) > 0);
    finish.complete(true);
    assertEquals(true, await(run));
  }

  @Test
  void should_tell_holders_and_let_waiters_in_when_the_server_forgets_all_in_a_restart() {
    HeldLock held = await(client.lock("k").lease(LONG).acquire());
    CompletableFuture<HeldLock> waiting =
        other.lock("k").lease(LONG).waitAtMost(LONG).pollEvery(Duration.ofMillis(5)).acquire();
    REDIS.kill();
    REDIS.start();

    HeldLock next = await(waiting);
    assertTrue(await(next.owned()));
    assertInstanceOf(LockNotOwnedException.class, failure(held.extendBy(LONG)));
    assertEquals(LossReason.NOT_OURS, await(held.lost()));
    await(next.release());
  }

  @Test
  void should_lose_the_lock_by_its_own_clock_when_the_server_stands_still() {
    HeldLock held = await(client.lock("k").lease(Duration.ofSeconds(1)).acquire());
    REDIS.suspend();
    try {
      assertEquals(LossReason.LEASE_OVER, await(held.lost()));
      assertEquals(Duration.ZERO, held.remaining());
    } finally {
      REDIS.resume();
    }
  }

  @Test
  void should_complete_where_futures_do_when_an_executor_is_given() {
    ExecutorService executor = Executors.newSingleThreadExecutor(r -> new Thread(r, "ours"));
    Set<String> threads = new TreeSet<>();
    CompletableFuture<Void> all = new CompletableFuture<>();
    try (RedisClient third = RedisClient.builder().url(REDIS.uri()).completeOn(executor).build()) {
      CompletableFuture<HeldLock> held = new CompletableFuture<>();
      CompletableFuture<HeldLock> taking;
      REDIS.suspend();
      try {
        taking = third.lock("k").lease(LONG).acquire();
        taking.whenComplete(
            (lock, failure) -> {
              threads.add(Thread.currentThread().getName());
              held.complete(lock);
            });
      } finally {
        REDIS.resume();
      }
      HeldLock lock = await(held);
      REDIS.suspend();
      try {
        lock.release()
            .whenComplete(
                (done, failure) -> {
                  threads.add(Thread.currentThread().getName());
                  all.complete(null);
                });
      } finally {
        REDIS.resume();
      }
      await(all);
    } finally {
      executor.shutdown();
    }
    assertEquals(Set.of("ours"), threads);
  }
}
