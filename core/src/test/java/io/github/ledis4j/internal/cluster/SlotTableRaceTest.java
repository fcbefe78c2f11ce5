package io.github.ledis4j.internal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.error.LedisException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Threads submit numbered calls to one slot while it changes hands, and each node that owns it for
 * a moment looks whether the calls of each thread come in order. What is sent already cannot be
 * stopped, so a node gets the slot back when it has refused all that it was sent, also by threads
 * that had chosen it and were stopped by the machine before they sent.
 */
class SlotTableRaceTest {
  private static final int SLOT = 42;
  private static final int THREADS = 8;
  private static final int WINDOW = 32;
  private static final int STOPPED = 61;

  private final SlotTable<Numbered> table = new SlotTable<>(new Keeping());
  private final int[] last = new int[THREADS];
  private final AtomicInteger disorder = new AtomicInteger();
  private final AtomicLong refusals = new AtomicLong();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicIntegerArray steps = new AtomicIntegerArray(THREADS); // odd: submitting
  private volatile boolean over;
  private final List<Node> nodes = List.of(new Node(), new Node(), new Node());
  private Node owner; // guarded by last

  private record Numbered(int thread, int number, Semaphore window) {}

  /** Takes one thing after the other on a thread of its own, as a connection and its server do. */
  private final class Node implements Lane<Numbered> {
    private final Queue<Object> queue = new ConcurrentLinkedQueue<>();

    @Override
    public void send(Numbered call) {
      if (call.number() % STOPPED == 0) {
        LockSupport.parkNanos(100_000); // as a thread that the machine stops here
      }
      queue.add(call);
    }

    @Override
    public void resend(Numbered call) {
      queue.add(call);
    }

    @Override
    public void whenEmptied(Runnable task) {
      queue.add(task);
    }

    void run() {
      while (!over) {
        Object next = queue.peek(); // it is not empty before this is done
        if (next == null) {
          Thread.yield();
          continue;
        }
        if (next instanceof Numbered call) {
          answer(call);
        } else {
          ((Runnable) next).run();
        }
        queue.remove();
      }
    }

    private void answer(Numbered call) {
      Node named;
      synchronized (last) {
        named = owner;
        if (named == this) {
          if (call.number() != ++last[call.thread()]) {
            disorder.incrementAndGet();
          }
          accepted.incrementAndGet();
          call.window().release();
          return;
        }
      }
      refusals.incrementAndGet();
      table.refused(SLOT, this, table.nextPlace(), call, named, 0);
    }
  }

  private static final class Keeping implements CallKeeping<Numbered> {
    @Override
    public @Nullable LedisException refusal(Numbered call, boolean owned, int calls, long bytes) {
      return null;
    }

    @Override
    public int bytes(Numbered call) {
      return 0;
    }

    @Override
    public void waits(Numbered call) {}

    @Override
    public void refuse(Numbered call, LedisException why) {
      throw new AssertionError(call);
    }

    @Override
    public void later(Runnable task, long nanos) {
      throw new AssertionError("no node asks for a pause");
    }
  }

  @Test
  void should_keep_the_order_of_each_thread_when_a_slot_moves_to_and_fro()
      throws InterruptedException {
    owner = nodes.get(0);
    List<Thread> threads = new ArrayList<>();
    nodes.forEach(node -> threads.add(new Thread(node::run)));
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      threads.add(new Thread(() -> submit(thread)));
    }
    table.adopt(slot -> nodes.get(0));
    threads.forEach(Thread::start);

    int moves = 2_000;
    for (int move = 1; move <= moves; move++) {
      Node next = nodes.get(move % 7 == 0 ? 2 : move % 2);
      move(next, move);
    }
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }

    assertEquals(0, disorder.get());
    assertTrue(refusals.get() > moves / 10, () -> "refused: " + refusals);
  }

  private void move(Node next, int move) {
    Node old = owner;
    awaitOwner(old, List.of(next));
    if (next != nodes.get(2)) { // that one was no owner since the last time that all were awaited
      awaitSubmitted(old);
    }
    long before = accepted.get();
    synchronized (last) {
      owner = next;
    }
    if (move % 3 == 0) {
      table.viewAsked();
      table.adopt(slot -> slot == SLOT ? move % 2 == 0 ? next : old : null);
    }
    while (accepted.get() < before + move % 13) {
      Thread.yield();
    }
  }

  private void awaitOwner(Node old, List<Node> emptied) {
    while (table.owner(SLOT) != old || !emptied.stream().allMatch(node -> node.queue.isEmpty())) {
      Thread.yield();
    }
  }

  /** Waits until nobody sends to who owned the slot before. */
  private void awaitSubmitted(Node old) {
    List<Node> others = nodes.stream().filter(node -> node != old).toList();
    awaitOwner(old, others); // so that none of them tells of an owner of earlier
    for (int thread = 0; thread < THREADS; thread++) {
      int step = steps.get(thread);
      while (step % 2 == 1 && steps.get(thread) == step) {
        Thread.yield();
      }
    }
    awaitOwner(old, others);
  }

  private void submit(int thread) {
    Semaphore window = new Semaphore(WINDOW);
    try {
      for (int number = 1; !over; number++) {
        while (!window.tryAcquire(1, TimeUnit.MILLISECONDS)) {
          if (over) {
            return;
          }
        }
        steps.incrementAndGet(thread);
        if (thread % 2 == 0 || !window.tryAcquire()) {
          table.submit(SLOT, new Numbered(thread, number, window));
        } else {
          Numbered first = new Numbered(thread, number, window);
          Numbered second = new Numbered(thread, ++number, window);
          table.submitAll(new int[] {SLOT, SLOT}, List.of(first, second));
        }
        steps.incrementAndGet(thread);
        if (number % 64 == 0) {
          LockSupport.parkNanos(1);
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
