package io.github.ledis4j.real;

import static io.github.ledis4j.command.ledis.LedisScanOptions.DEFAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.ledis.LedisScanOptions;
import io.github.ledis4j.command.ledis.LedisType;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.internal.scan.Recorder;
import io.github.ledis4j.testkit.LedisServer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When scans of a LedisDB ask, where they answer, and what others do meanwhile. */
class LedisScanFlowTest {
  private static final int STABLE = 5_000;
  private static final LedisScanOptions TENS = DEFAULT.count(10);

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private final AtomicLong scans = new AtomicLong();
  private final LedisClient client =
      LedisClient.builder().url(LEDIS.uri()).observer(counter()).build();

  @BeforeEach
  void fill() {
    client.flushall().join();
    client
        .sadd("s", IntStream.range(0, 25).mapToObj(i -> "m" + (10 + i)).toArray(String[]::new))
        .join();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void should_send_no_more_requests_than_demand_needs_when_it_comes_bit_by_bit() {
    Recorder<String> recorder = new Recorder<>(0);
    client.sscan("s", TENS).subscribe(recorder);
    assertEquals(0, scans.get());

    demand(recorder, 1, 1);
    assertEquals(1, scans.get());
    demand(recorder, 9, 10);
    assertEquals(1, scans.get());
    demand(recorder, 1, 11);
    assertEquals(2, scans.get());
    demand(recorder, 100, 25);
    recorder.end().join();
    assertEquals(3, scans.get());
  }

  @Test
  void should_send_no_more_requests_when_cancelled() {
    Recorder<String> recorder = new Recorder<>(0);
    client.sscan("s", TENS).subscribe(recorder);
    demand(recorder, 3, 3);

    recorder.subscription().cancel();
    recorder.subscription().request(100);

    assertEquals("PONG", client.ping().join());
    assertEquals(1, scans.get());
    assertEquals(3, recorder.items().size());
  }

  @Test
  void should_scan_for_each_when_several_subscribe_at_once() {
    Flow.Publisher<String> publisher = client.sscan("s", TENS);
    List<Recorder<String>> all =
        IntStream.range(0, 20).mapToObj(i -> new Recorder<String>(Long.MAX_VALUE)).toList();
    all.forEach(publisher::subscribe);

    for (Recorder<String> each : all) {
      assertEquals(25, each.end().join().size());
    }
  }

  @Test
  void should_fail_once_when_the_client_is_closed() {
    Flow.Publisher<String> publisher = client.sscan("s", TENS);
    client.close();
    Recorder<String> recorder = new Recorder<>(1);
    publisher.subscribe(recorder);

    CompletionException failure =
        assertThrows(CompletionException.class, () -> recorder.end().join());
    assertInstanceOf(IllegalStateException.class, failure.getCause());
  }

  @Test
  void should_refuse_null_when_a_publisher_is_asked_for() {
    assertThrows(NullPointerException.class, () -> client.scan(null, TENS));
    assertThrows(NullPointerException.class, () -> client.scan(LedisType.KV, null));
    assertThrows(NullPointerException.class, () -> client.hscan(null, TENS));
    assertThrows(NullPointerException.class, () -> client.sscan("s", null));
    assertThrows(NullPointerException.class, () -> client.zscan(null, TENS));
  }

  @Test
  void should_signal_where_futures_complete_when_an_executor_is_given() {
    ExecutorService executor = Executors.newSingleThreadExecutor(r -> new Thread(r, "ours"));
    Set<String> threads = new ConcurrentSkipListSet<>();
    try (LedisClient other = LedisClient.builder().url(LEDIS.uri()).completeOn(executor).build()) {
      Recorder<String> recorder =
          new Recorder<>(Long.MAX_VALUE) {
            @Override
            public void onNext(String item) {
              threads.add(Thread.currentThread().getName());
              super.onNext(item);
            }
          };
      other.sscan("s", TENS).subscribe(recorder);
      recorder.end().join();
    } finally {
      executor.shutdown();
    }

    // The first page may be there before anyone asks for it, and then is handed over here.
    String here = Thread.currentThread().getName();
    assertTrue(Set.of("ours", here).containsAll(threads), threads::toString);
  }

  @Test
  void should_give_what_is_there_throughout_once_when_others_write() {
    client.batch(b -> IntStream.range(0, STABLE).forEach(i -> b.set(name(2 * i), "v"))).join();
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(stop));

    List<String> keys;
    try {
      keys = Recorder.all(client.scan(LedisType.KV, TENS));
    } finally {
      stop.set(true);
      writer.orTimeout(30, TimeUnit.SECONDS).join();
    }

    assertEquals(keys.size(), new TreeSet<>(keys).size());
    List<String> stable = keys.stream().filter(key -> key.charAt(6) % 2 == 0).toList();
    assertTrue(stable.equals(IntStream.range(0, STABLE).mapToObj(i -> name(2 * i)).toList()));
  }

  /** Adds and deletes keys between those that stay. */
  private static void write(AtomicBoolean stop) {
    try (LedisClient writer = LedisClient.create(LEDIS.uri())) {
      for (int i = 0; !stop.get(); i = (i + 7) % STABLE) {
        writer.set(name(2 * i + 1), "v").join();
        writer.del(name(2 * ((i + STABLE / 2) % STABLE) + 1)).join();
      }
    }
  }

  private static String name(int number) {
    return String.format("k%06d", number);
  }

  private static void demand(Recorder<?> recorder, long more, int given) {
    recorder.subscription().request(more);
    Poll.until(() -> recorder.items().size() == given);
  }

  private CommandObserver counter() {
    return new CommandObserver() {
      @Override
      public @Nullable Object submitted(CommandSpec spec) {
        if (spec.name().equals("XSSCAN")) {
          scans.incrementAndGet();
        }
        return null;
      }
    };
  }
}
