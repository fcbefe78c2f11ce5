package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.batch.RedisBatch;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of each command is told once, whatever it is. */
class ObserverTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private final Tally tally = new Tally();

  /** One command as its observer sees it. */
  private static final class Seen {
    final Queue<Outcome> ends = new ConcurrentLinkedQueue<>();
    final CommandSpec command;

    Seen(CommandSpec command) {
      this.command = command;
    }
  }

  private static final class Tally implements CommandObserver {
    final Queue<Seen> all = new ConcurrentLinkedQueue<>();
    private final AtomicInteger writes = new AtomicInteger();

    @Override
    public Object submitted(CommandSpec command) {
      Seen seen = new Seen(command);
      all.add(seen);
      return seen;
    }

    @Override
    public void written(@Nullable Object token, CommandSpec command, Endpoint endpoint) {
      if (writes.getAndIncrement() == 0) {
        throw new AssertionError("an observer must harm nobody");
      }
    }

    @Override
    public void done(@Nullable Object token, CommandSpec command, Outcome outcome) {
      ((Seen) token).ends.add(outcome);
    }

    List<Outcome> ends() {
      return all.stream().flatMap(seen -> seen.ends.stream()).toList();
    }
  }

  private RedisClient.Builder client() {
    return RedisClient.builder().endpoint(Endpoint.tcp(REDIS.host(), REDIS.port())).observer(tally);
  }

  @Test
  void should_tell_the_end_when_the_caller_ends_the_future_in_any_way() {
    try (RedisClient client = client().build()) {
      client.connect().join();
      REDIS.suspend();
      client.get("cancelled").cancel(false);
      client.get("completed").complete("by its caller");
      client.get("failed").completeExceptionally(new IllegalStateException("by its caller"));
      CompletableFuture<String> late = client.get("late").orTimeout(1, TimeUnit.MILLISECONDS);
      Poll.until(late::isDone);
      Poll.until(() -> tally.ends().size() == 4);
      assertEquals(Set.of(Outcome.UNKNOWN), EnumSet.copyOf(tally.ends()));
      REDIS.resume();
    } finally {
      REDIS.resume();
    }
    assertEquals(4, tally.ends().size());
  }

  @Test
  void should_tell_of_a_batch_when_it_is_sent_only() {
    try (RedisClient client = client().build()) {
      client.batch().get("never sent");
      RedisBatch<String, String> batch = client.batch();
      batch.get("cancelled before").cancel(false);
      batch.get("k");
      assertTrue(tally.all.isEmpty());
      batch.send().join();
    }
    assertEquals(List.of(Outcome.UNKNOWN, Outcome.SUCCEEDED), tally.ends());
  }

  @Test
  void should_tell_of_each_command_of_a_transaction_and_of_nothing_around_them() {
    try (RedisClient client = client().build()) {
      client.set("k", "v").join();
      tally.all.clear();
      client.transaction().get("never sent");
      client
          .transaction(
              tx -> {
                tx.get("k");
                return tx.incr("k").exceptionally(failure -> 0L);
              })
          .join();
    }
    assertEquals(
        List.of("GET", "INCR"), tally.all.stream().map(seen -> seen.command.name()).toList());
    assertEquals(List.of(Outcome.SUCCEEDED, Outcome.REJECTED), tally.ends());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void should_tell_every_end_once_when_all_kinds_of_ends_are_mixed(boolean onExecutor)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    Executor slow = task -> pool.execute(task);
    RedisClient.Builder builder =
        client()
            .connections(c -> c.maxQueuedCommands(100).reconnectMax(Duration.ofMillis(20)))
            .commandTimeout(Duration.ofSeconds(5));
    List<CompletableFuture<?>> futures = new ArrayList<>();
    RedisClient client = (onExecutor ? builder.completeOn(slow) : builder).build();
    try {
      client.set("k", "v").join();
      client.execute("INCR").handle((refused, failure) -> failure).join();
      Random random = new Random(42);
      for (int i = 0; i < 3_000; i++) {
        if (i % 1_000 == 250) {
          REDIS.suspend();
        } else if (i % 1_000 == 500) {
          REDIS.resume();
        } else if (i % 1_000 == 750) {
          REDIS.restart();
        }
        futures.add(submit(client, random));
        boolean suspended = i % 1_000 >= 250 && i % 1_000 < 500;
        if (!suspended && i % 50 == 0) {
          client.get("pace").handle((value, failure) -> "").get(20, TimeUnit.SECONDS);
        }
        if (random.nextInt(4) == 0) {
          futures.get(random.nextInt(futures.size())).cancel(false);
        }
      }
    } finally {
      REDIS.resume();
      client.close();
    }
    for (CompletableFuture<?> future : futures) {
      future.handle((value, failure) -> "").get(20, TimeUnit.SECONDS);
    }
    pool.shutdown();
    assertTrue(pool.awaitTermination(20, TimeUnit.SECONDS));
    for (Seen seen : tally.all) {
      assertEquals(1, seen.ends.size(), () -> seen.command + " ended as " + seen.ends);
    }
    Set<Outcome> outcomes = EnumSet.copyOf(tally.ends());
    assertEquals(
        EnumSet.of(Outcome.SUCCEEDED, Outcome.NOT_SENT, Outcome.UNKNOWN, Outcome.REJECTED),
        outcomes);
  }

  private static CompletableFuture<?> submit(RedisClient client, Random random) {
    RedisView<String, String> hasty = client.withTimeout(Duration.ofMillis(1 + random.nextInt(9)));
    switch (random.nextInt(9)) {
      case 0:
        return client.set("k", "v");
      case 1:
        return client.execute("INCR"); // is refused: no key
      case 2:
        return hasty.get("k");
      case 3:
        return hasty.set("k", "v");
      case 4:
        RedisBatch<String, String> batch = client.batch();
        CompletableFuture<String> cancelled = batch.get("a");
        batch.get("b");
        if (random.nextBoolean()) {
          cancelled.cancel(false);
        }
        return batch.send();
      case 5:
        return client.transaction(tx -> tx.get("a").thenCombine(tx.set("k", "v"), (a, set) -> set));
      case 6:
        return client.get("k").orTimeout(1 + random.nextInt(9), TimeUnit.MILLISECONDS);
      default:
        return client.get("k");
    }
  }
}
