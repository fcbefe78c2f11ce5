package io.github.ledis4j.internal.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.internal.transport.DirectSocket;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Threads and an event loop that take turns in writing to a socket that is only a buffer, so that
 * they meet as often as can be. Nothing but the wake-ups under test moves the loop to write.
 */
class WriteTurnRaceTest {
  private static final int THREADS = 4;
  private static final int CALLS = 20_000;
  private static final String FORM = "%07d";
  private static final int LENGTH = Calls.read(String.format(FORM, 0)).bytes();

  private final EventLoop loop = new DefaultEventLoop();
  private final Outbox outbox =
      new Outbox(new Credit(1_000_000, Long.MAX_VALUE / 2), loop, this::drain);
  private final WriteTurn turn = outbox.turn();
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> wrong = new AtomicReference<>();

  /** Whose turn it is writes here. */
  private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

  private final DirectSocket socket =
      new DirectSocket() {
        private int count;

        @Override
        public int write(ByteBuffer bytes) {
          byte[] some = new byte[++count % 5 == 0 ? count % bytes.limit() : bytes.limit()];
          bytes.get(some);
          put(some, 0);
          if (!bytes.hasRemaining()) {
            loop.execute(WriteTurnRaceTest.this::replied);
          }
          return some.length;
        }
      };

  // Of the loop alone.
  private final List<String> order = new ArrayList<>();
  private final Queue<Call<?>> open = new ArrayDeque<>();
  private final SplittableRandom random = new SplittableRandom(1);
  private @Nullable Call<?> begun;

  @AfterEach
  void tearDown() {
    loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }

  private void put(byte[] bytes, int from) {
    if (!busy.compareAndSet(false, true)) {
      wrong.compareAndSet(null, new AssertionError("two write at once"));
    }
    wire.write(bytes, from, bytes.length - from);
    busy.set(false);
  }

  private void drain() {
    try {
      boolean ours = turn.reclaim();
      adopt();
      if (ours) {
        write();
        long now = loop.ticker().nanoTime();
        turn.offer(socket, random.nextBoolean() ? now : now + TimeUnit.SECONDS.toNanos(1));
      }
    } catch (Throwable e) {
      wrong.compareAndSet(null, e);
    }
  }

  private void adopt() {
    Call<?> call = turn.handed();
    if (call != null) {
      sent(call);
      turn.adopted();
      begun = call;
    }
  }

  private void sent(Call<?> call) {
    open.add(call);
    order.add(key(call.packed(), 0));
  }

  private void write() {
    Call<?> first = begun;
    begun = null;
    if (first != null && turn.written() < first.bytes()) {
      put(first.packed(), turn.written());
      loop.execute(this::replied);
    }
    outbox.collect(0);
    for (Call<?> call = outbox.poll(); call != null; call = outbox.poll()) {
      sent(call);
      put(call.packed(), 0);
      loop.execute(this::replied);
    }
  }

  /** A reply comes; this does not make the loop write. */
  private void replied() {
    if (open.isEmpty()) {
      adopt();
    }
    Call<?> call = open.poll();
    if (call == null) {
      wrong.compareAndSet(null, new AssertionError("a reply that no call waits for"));
    } else {
      call.complete(null);
    }
  }

  private static String key(byte[] bytes, int from) {
    return new String(bytes, from + LENGTH - 9, 7, US_ASCII);
  }

  @Test
  void should_write_each_call_once_and_in_the_order_of_the_loop_when_all_write() throws Exception {
    loop.execute(this::drain);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> work = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int first = i * CALLS;
      work.add(threads.submit(() -> submit(first)));
    }
    for (Future<?> each : work) {
      each.get(100, TimeUnit.SECONDS);
    }
    threads.shutdown();
    assertNull(wrong.get());
    assertEquals(loop.submit(() -> order).get(), written());
    assertEquals(THREADS * CALLS, order.stream().distinct().count());
  }

  /** Waits for one, or for a few together, in turn. */
  private void submit(int first) {
    List<Call<Reply>> some = new ArrayList<>();
    for (int i = first; i < first + CALLS; i++) {
      Call<Reply> call = Calls.read(String.format(FORM, i));
      some.add(call);
      outbox.submit(call);
      if (i % 4 != 1) {
        some.forEach(Calls::value);
        some.clear();
      }
    }
    some.forEach(Calls::value);
  }

  private List<String> written() {
    byte[] all = wire.toByteArray();
    List<String> keys = new ArrayList<>();
    for (int at = 0; at < all.length; at += LENGTH) {
      keys.add(key(all, at));
    }
    return keys;
  }
}
