package io.github.ledis4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final int OPERATIONS = 100_000;

  private final Meter meter = new Meter();
  private final AtomicInteger outstanding = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @Test
  void should_keep_within_its_size_and_lose_no_wake_up_when_another_thread_completes() {
    ExecutorService completer = Executors.newSingleThreadExecutor();
    try {
      Window window =
          new Window(
              16,
              (client, i, done) -> {
                most.accumulateAndGet(outstanding.incrementAndGet(), Math::max);
                if (i == OPERATIONS) {
                  meter.stop();
                }
                completer.execute(
                    () -> {
                      outstanding.decrementAndGet();
                      done.accept(i, null);
                    });
              },
              new NoClient(),
              meter);

      assertTimeoutPreemptively(Duration.ofMinutes(1), window::run);
    } finally {
      completer.shutdown();
    }

    assertTrue(most.get() <= 16, () -> "at most " + most);
    assertTrue(meter.completed() > OPERATIONS);
    assertEquals(0, outstanding.get());
    assertNull(meter.firstFailure());
  }

  @Test
  void should_report_a_failure_when_an_operation_gives_no_value() {
    Window window =
        new Window(
            1,
            (client, i, done) -> {
              meter.stop();
              done.accept(null, null);
            },
            new NoClient(),
            meter);

    window.run();

    assertEquals(1, meter.failures());
  }

  /** The operations of these tests ask no client. */
  private static final class NoClient extends BenchClient {
    @Override
    void get(String key, BiConsumer<Object, Throwable> done) {}

    @Override
    void set(String key, String value, BiConsumer<Object, Throwable> done) {}

    @Override
    void mget(List<String> keys, BiConsumer<Object, Throwable> done) {}

    @Override
    void getBytes(String key, BiConsumer<Object, Throwable> done) {}

    @Override
    void setBytes(String key, byte[] value, BiConsumer<Object, Throwable> done) {}

    @Override
    void lrange(String key, BiConsumer<Object, Throwable> done) {}

    @Override
    void smembers(String key, BiConsumer<Object, Throwable> done) {}

    @Override
    void hgetall(String key, BiConsumer<Object, Throwable> done) {}

    @Override
    void transaction(List<String> keys, String value, BiConsumer<Object, Throwable> done) {}

    @Override
    String getAndWait(String key) {
      return key;
    }

    @Override
    void setBatch(List<String> keys, String value, BiConsumer<Object, Throwable> done) {}

    @Override
    public void close() {}
  }
}
