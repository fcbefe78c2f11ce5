package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.options.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Threads that submit commands, batches, short deadlines and cancellations to one connection. */
final class RandomMix {
  private static final CommandSpec READ = CommandSpec.read("ECHO").withoutKey();
  private static final CommandSpec WRITE = CommandSpec.write("ECHO").withoutKey();
  private static final int THREADS = 4;
  private static final int ROUNDS = 1_500;
  private static final int PACE = 8;

  private final Connection connection;
  private final UnaryOperator<String> expected;
  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final List<Thread> threads;

  /** A call, what its reply must be, and how often it ended. */
  private record Entry(
      Call<String> call, String expected, AtomicInteger completed, AtomicInteger done) {}

  /**
   * Prepares the threads.
   *
   * @param expected what the server answers to an {@code ECHO} of a text
   */
  RandomMix(Connection connection, UnaryOperator<String> expected) {
    this.connection = connection;
    this.expected = expected;
    this.threads =
        IntStream.range(0, THREADS)
            .mapToObj(seed -> new Thread(() -> produce(new Random(seed)), "mix-" + seed))
            .toList();
  }

  void start() {
    threads.forEach(Thread::start);
  }

  boolean isRunning() {
    return threads.stream().anyMatch(Thread::isAlive);
  }

  private void produce(Random random) {
    Call<String> last = make(random);
    connection.submit(last);
    for (int i = 1; i < ROUNDS; i++) {
      Call<String> before = last;
      last = random.nextInt(6) == 0 ? submitUnit(random) : submitOne(random);
      if (random.nextInt(10) == 0) {
        (random.nextBoolean() ? last : before).cancel(false);
      }
      if (i % PACE == 0) {
        Calls.await(last::isDone);
      }
    }
  }

  private Call<String> submitOne(Random random) {
    Call<String> call = make(random);
    connection.submit(call);
    return call;
  }

  private Call<String> submitUnit(Random random) {
    List<Call<String>> calls = new ArrayList<>();
    int size = 1 + random.nextInt(8);
    for (int i = 0; i < size; i++) {
      calls.add(make(random));
    }
    connection.submit(new Unit(calls));
    return calls.get(random.nextInt(size));
  }

  private Call<String> make(Random random) {
    String text = numbers.incrementAndGet() + "x".repeat(random.nextInt(200));
    Duration timeout =
        random.nextInt(5) == 0
            ? Duration.ofNanos(1 + random.nextInt(3_000_000))
            : Duration.ofSeconds(20);
    RetryPolicy[] policies = RetryPolicy.values();
    RetryPolicy retries = policies[random.nextInt(policies.length)];
    Command<String> command =
        Command.of(random.nextBoolean() ? READ : WRITE, text).returning(Replies.text());
    AtomicInteger done = new AtomicInteger();
    Call<String> call =
        new Call<>(command, CallSettings.of(timeout.toNanos(), retries, null, new Counting(done)));
    Entry entry = new Entry(call, expected.apply(text), new AtomicInteger(), done);
    call.whenComplete((reply, failure) -> entry.completed.incrementAndGet());
    entries.add(entry);
    return call;
  }

  /** Counts the ends of one call. */
  private record Counting(AtomicInteger ends) implements CommandObserver {
    @Override
    public void done(@Nullable Object token, CommandSpec command, Outcome outcome) {
      ends.incrementAndGet();
    }
  }

  /** Checks each call once all have ended. */
  void check() {
    for (Entry entry : entries) {
      Calls.await(entry.call::isDone);
      Calls.await(() -> entry.completed.get() == 1);
      Calls.await(() -> entry.done.get() > 0);
      assertEquals(1, entry.done.get(), "told of its end once");
      if (!entry.call.isCompletedExceptionally()) {
        assertEquals(entry.expected, entry.call.join(), "the reply of another call");
      }
    }
  }

  /** Counts the calls that ended so. */
  long count(Outcome outcome) {
    return entries.stream()
        .map(Entry::call)
        .filter(call -> !call.isCancelled())
        .filter(call -> call.handle((reply, failure) -> Outcome.of(failure)).join() == outcome)
        .count();
  }

  long cancelled() {
    return entries.stream().filter(entry -> entry.call.isCancelled()).count();
  }
}
