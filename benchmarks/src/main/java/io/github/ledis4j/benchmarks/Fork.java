package io.github.ledis4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The forked JVM: one client does one work, {@code WORK CLIENT ADDRESS WARM-UP SECONDS}, and the
 * figures go to standard output after {@link #RESULT}. A fork each, so that no client runs on code
 * compiled for another.
 */
final class Fork {
  static final String RESULT = "result ";
  static final String PROBLEM = "problem ";

  /** Of fewer operations than this the slowest is no percentile, and would pass for a good one. */
  private static final long FEW = 10;

  private Fork() {}

  public static void main(String[] args) throws Exception {
    ClientKind kind = ClientKind.valueOf(args[1]);
    Work work = Work.valueOf(args[0]);
    int status = 0;
    try {
      BenchClient client = kind.connect(Address.parse(args[2]));
      String value = client.getAndWait(Data.CHECK);
      if (!Data.VALUE.equals(value)) {
        throw new IllegalStateException("wrong value: " + value);
      }
      measure(work, kind, client, Long.parseLong(args[3]), Long.parseLong(args[4]));
    } catch (RuntimeException | LinkageError failure) {
      System.out.println(PROBLEM + failure);
      status = 1;
    }
    System.out.flush();
    // Without closing the client: one that waits for replies that never come would not close.
    Runtime.getRuntime().halt(status);
  }

  private static void measure(
      Work work, ClientKind kind, BenchClient client, long warmUp, long seconds)
      throws InterruptedException {
    Meter meter = new Meter();
    List<Thread> threads = new ArrayList<>();
    for (Runnable body : work.load(kind).threads(client, meter)) {
      Thread thread = work.threads().newThread(body);
      threads.add(thread);
      thread.start();
    }
    TimeUnit.SECONDS.sleep(warmUp);
    meter.takeLatencies();
    Usage before = Usage.now(meter.completed());
    TimeUnit.SECONDS.sleep(seconds);
    awaitOne(meter, before.completed());
    Usage after = Usage.now(meter.completed());
    Histogram latencies = meter.takeLatencies();
    meter.stop();
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(15));
    }
    report(meter, before, after, latencies);
  }

  /** An operation may take longer than the measured time; then one is measured. */
  private static void awaitOne(Meter meter, long before) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
    while (meter.completed() == before && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private static void report(Meter meter, Usage before, Usage after, Histogram latencies) {
    if (meter.firstFailure() != null) {
      System.out.println(
          PROBLEM + meter.failures() + " failures, the first: " + meter.firstFailure());
    }
    long completed = after.completed() - before.completed();
    double seconds = (after.nanoTime() - before.nanoTime()) / 1e9;
    Measurement measurement =
        new Measurement(
            completed / seconds,
            micros(latencies, 50),
            micros(latencies, 99),
            micros(latencies, 99.9),
            perOperation((after.cpuNanos() - before.cpuNanos()) / 1e3, completed),
            perOperation(after.bytesSince(before), completed));
    System.out.println(RESULT + measurement.toWord());
  }

  private static double perOperation(double used, long completed) {
    return completed == 0 ? Measurement.UNKNOWN : used / completed;
  }

  private static double micros(Histogram latencies, double percentile) {
    long enough = percentile > 50 ? FEW : 1;
    return latencies.getTotalCount() < enough
        ? Measurement.UNKNOWN
        : latencies.getValueAtPercentile(percentile) / 1e3;
  }
}
