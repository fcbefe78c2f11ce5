package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.LedisView;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.event.PopStatistics;
import io.github.ledis4j.event.UndeliveredElement;
import io.github.ledis4j.testkit.LedisServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pushes against pops whose callers leave at random moments: each element is delivered once, or is
 * still in its list at the end.
 */
@Tag("slow")
class BlockingPopStressTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private static final int SIDES = 4;
  private static final int PUSHES = 2_500;
  private static final int POPS = 3_000;

  private final ConcurrentLinkedQueue<String> delivered = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> undelivered = new ConcurrentLinkedQueue<>();
  private final AtomicInteger left = new AtomicInteger();
  private final AtomicInteger returned = new AtomicInteger();
  private final AtomicInteger gotten = new AtomicInteger();
  private volatile boolean pushing = true;

  private LedisClient.Builder builder() {
    return LedisClient.builder()
        .url(LEDIS.uri())
        .blockingSlice(Duration.ofMillis(20))
        .leases(p -> p.max(8))
        .undelivered(this::note);
  }

  private void note(UndeliveredElement element) {
    undelivered.add(new String(element.value(), StandardCharsets.UTF_8) + " " + element.reason());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void should_deliver_once_or_keep_every_element(boolean onExecutor) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3 * SIDES);
    ExecutorService completions = Executors.newFixedThreadPool(2);
    String[] lists = {"first" + onExecutor, "second" + onExecutor};
    try {
      List<Future<?>> pushers = new ArrayList<>();
      List<Future<?>> poppers = new ArrayList<>();
      for (int i = 0; i < SIDES; i++) {
        int side = i;
        pushers.add(threads.submit(() -> push(side, lists)));
        LedisClient.Builder builder = builder();
        poppers.add(
            threads.submit(
                () -> pop(onExecutor ? builder.completeOn(completions) : builder, side, lists)));
      }
      for (Future<?> pusher : pushers) {
        pusher.get(100, TimeUnit.SECONDS);
      }
      pushing = false;
      for (Future<?> popper : poppers) {
        popper.get(100, TimeUnit.SECONDS);
      }
      compare(lists);
    } finally {
      threads.shutdownNow();
      completions.shutdownNow();
    }
  }

  private void push(int side, String... lists) {
    try (LedisClient ledis = builder().build()) {
      Random random = new Random(side);
      for (int i = 0; i < PUSHES; i++) {
        String list = lists[random.nextInt(2)];
        ledis.rpush(list, side + "-" + i).join();
        if (random.nextInt(50) == 0) {
          // Lets the lists run empty, so that pops wait in the server.
          Thread.yield();
        }
      }
    }
  }

  /** Pops with several callers at a time, and closes the client now and then. */
  private void pop(LedisClient.Builder builder, int side, String... lists) {
    Random random = new Random(100 + side);
    int pops = 0;
    while (pops < POPS || pushing) {
      LedisClient ledis = builder.build();
      List<CompletableFuture<?>> open = new ArrayList<>();
      for (int i = random.nextInt(200); i >= 0; i--) {
        pops++;
        open.add(one(ledis, random, lists));
        if (open.size() >= 6) {
          open.remove(0).join();
        }
      }
      if (random.nextBoolean()) {
        open.forEach(CompletableFuture::join);
      }
      ledis.close();
      open.forEach(CompletableFuture::join);
      count(ledis.popStatistics());
    }
  }

  /** The returned stage is over when the caller has gone, one way or another. */
  private CompletableFuture<?> one(LedisClient ledis, Random random, String... lists) {
    int way = random.nextInt(4);
    LedisView<String, String> view =
        way == 0 ? ledis.withTimeout(Duration.ofMillis(1 + random.nextInt(5))) : ledis;
    Duration wait = Duration.ofMillis(1 + random.nextInt(40));
    CompletableFuture<KeyValue<String, String>> popped =
        random.nextBoolean() ? view.blpop(wait, lists) : view.brpop(wait, lists);
    CompletableFuture<?> over =
        popped.handle(
            (element, failure) -> {
              if (element != null) {
                delivered.add(element.value());
              } else if (failure != null) {
                left.incrementAndGet();
              }
              return "";
            });
    if (way == 1) {
      popped.cancel(true);
    } else if (way == 2) {
      CompletableFuture.delayedExecutor(random.nextInt(3_000), TimeUnit.MICROSECONDS)
          .execute(() -> popped.cancel(true));
    }
    return over;
  }

  private void count(PopStatistics statistics) {
    assertEquals(0, statistics.open());
    assertEquals(0, statistics.unanswered());
    gotten.addAndGet((int) statistics.delivered());
    returned.addAndGet((int) statistics.putBack());
  }

  private void compare(String... lists) {
    List<String> found = new ArrayList<>(delivered);
    try (LedisClient ledis = builder().build()) {
      for (String list : lists) {
        found.addAll(ledis.lrange(list, 0, -1).join());
      }
    }
    assertEquals(List.of(), List.copyOf(undelivered));
    assertEquals(gotten.get(), delivered.size());
    assertEquals(SIDES * PUSHES, found.size(), "each element once");
    assertEquals(SIDES * PUSHES, found.stream().distinct().count(), "every element");
    assertTrue(left.get() > 1_000, "callers left: " + left);
    assertTrue(returned.get() > 100, "elements put back: " + returned);
  }
}
