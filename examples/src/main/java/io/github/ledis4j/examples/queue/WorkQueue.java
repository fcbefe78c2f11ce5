package io.github.ledis4j.examples.queue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.examples.CommandLine;
import io.github.ledis4j.examples.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Shares out jobs among workers, kills one of them in the middle of a job, and looks whether all
 * jobs get done. Run by {@code examples/run work-queue [--server URL] [--jobs N] [--workers N]}.
 */
public final class WorkQueue {
  private static final String USAGE =
      "usage: examples/run work-queue [--server URL] [--jobs N] [--workers N]";
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final int LOOK_EVERY_MILLIS = 50;

  private final String url;
  private final String key = "jobs:" + UUID.randomUUID();
  private final Jobs jobs;
  private final List<Worker> workers = new ArrayList<>();
  private final List<CompletableFuture<Void>> ends = new ArrayList<>();

  private WorkQueue(String url, RedisClient redis) {
    this.url = url;
    this.jobs = new Jobs(redis, key);
  }

  /**
   * Runs the program.
   *
   * @param args the URL of a Redis or Valkey, by default a Redis that is started for the run; how
   *     many jobs, by default 2000; and how many workers, by default 4
   */
  public static void main(String[] args) {
    CommandLine.run(
        "work-queue", () -> run(CommandLine.parse(USAGE, args, "server", "jobs", "workers")));
  }

  private static void run(CommandLine arguments) throws InterruptedException {
    int jobs = arguments.number("jobs", 2_000);
    int workers = arguments.number("workers", 4);
    if (jobs < 1 || workers < 2) {
      throw new IllegalArgumentException(
          "it takes a job and two workers, because one of them dies");
    }
    try (Server server = Server.redisAt(arguments.option("server"));
        RedisClient redis = RedisClient.create(server.url())) {
      System.out.println("server: " + server.description());
      WorkQueue queue = new WorkQueue(server.url(), redis);
      queue.jobs.create().join();
      try {
        queue.hire(workers, Math.max(1, jobs / workers / 10));
        queue.produce(jobs);
        queue.awaitAll(jobs);
        queue.dismiss();
        queue.report(jobs);
      } finally {
        queue.jobs.delete().join();
      }
    }
  }

  /** Each worker is on its own; the first one dies in the middle of a job. */
  private void hire(int count, int lastJobOfFirst) {
    for (int i = 1; i <= count; i++) {
      RedisClient redis = RedisClient.create(url);
      int lastJob = i == 1 ? lastJobOfFirst : 0;
      Worker worker = new Worker(redis, new Jobs(redis, key), "worker-" + i, IDLE, lastJob);
      workers.add(worker);
      ends.add(worker.start());
    }
    System.out.println(count + " workers wait for jobs");
  }

  private void produce(int count) {
    List<CompletableFuture<?>> added = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      added.add(jobs.add(i));
    }
    CompletableFuture.allOf(added.toArray(CompletableFuture[]::new)).join();
    System.out.println(count + " jobs added");
  }

  private void awaitAll(int count) throws InterruptedException {
    while (jobs.countDone().join() < count || jobs.countOpen().join() > 0) {
      for (CompletableFuture<Void> end : ends) {
        if (end.isCompletedExceptionally()) {
          end.join(); // throws the reason
        }
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  private void dismiss() {
    workers.forEach(Worker::leave);
    CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
  }

  private void report(int count) {
    List<Integer> times = jobs.timesDone().join().values().stream().map(Integer::valueOf).toList();
    long repeated = times.stream().filter(each -> each > 1).count();
    for (Worker worker : workers) {
      System.out.println(worker.name() + " finished " + worker.done() + " jobs");
    }
    System.out.printf(
        "%d of %d jobs are done at least once, %d more than once, %d are open%n",
        times.size(), count, repeated, jobs.countOpen().join());
  }
}
