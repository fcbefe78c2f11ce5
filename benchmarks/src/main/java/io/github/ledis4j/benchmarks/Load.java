package io.github.ledis4j.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** A way of keeping a client busy: the bodies of the threads that do it until the meter stops. */
@FunctionalInterface
interface Load {

  List<? extends Runnable> threads(BenchClient client, Meter meter);

  /** Starts operation number {@code i}. */
  @FunctionalInterface
  interface Operation {
    void start(BenchClient client, int i, BiConsumer<Object, Throwable> done);
  }

  /** Starts an operation on a batch of keys. */
  @FunctionalInterface
  interface BatchOperation {
    void start(BenchClient client, List<String> keys, BiConsumer<Object, Throwable> done);
  }

  static Load windows(int producers, int size, Operation operation) {
    return (client, meter) ->
        IntStream.range(0, producers)
            .mapToObj(i -> new Window(size, operation, client, meter))
            .toList();
  }

  /** Threads that each wait for one GET before the next. */
  static Load waiting(int threads) {
    Runner get =
        (client, meter, i) -> {
          long start = System.nanoTime();
          client.getAndWait(Data.key(i));
          meter.took(System.nanoTime() - start);
          return 1;
        };
    return (client, meter) ->
        IntStream.range(0, threads).mapToObj(i -> get.untilStopped(client, meter)).toList();
  }

  /**
   * Threads that each get a GET to do so many times a second, whether they are done with the one
   * before or not. What a GET takes counts from when it was due.
   */
  static Load paced(int threads, int perSecond) {
    long period = TimeUnit.SECONDS.toNanos(1) / perSecond;
    return (client, meter) ->
        IntStream.range(0, threads)
            .mapToObj(i -> paced(period, System.nanoTime() + i * period / threads))
            .map(get -> get.untilStopped(client, meter))
            .toList();
  }

  private static Runner paced(long period, long start) {
    return (client, meter, i) -> {
      long due = start + i * period;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      client.getAndWait(Data.key(i));
      meter.took(System.nanoTime() - due);
      return 1;
    };
  }

  /** Batches one after the other, so many at a time; an operation is one command. */
  static Load batches(int open, int size, BatchOperation operation) {
    List<String> keys = IntStream.range(0, size).mapToObj(Data::key).toList();
    Operation batch = (client, i, done) -> operation.start(client, keys, done);
    return (client, meter) ->
        IntStream.range(0, open).mapToObj(i -> new Chain(size, batch, client, meter)).toList();
  }

  /** One turn of a thread that waits; says how many operations it was. */
  @FunctionalInterface
  interface Runner {
    int turn(BenchClient client, Meter meter, int i);

    default Runnable untilStopped(BenchClient client, Meter meter) {
      AtomicLong completed = new AtomicLong();
      meter.count(completed::get);
      return () -> {
        for (int i = 0; !meter.stopped(); i++) {
          try {
            completed.lazySet(completed.getPlain() + turn(client, meter, i));
          } catch (RuntimeException failure) {
            meter.failed(failure);
          }
        }
      };
    }
  }
}
