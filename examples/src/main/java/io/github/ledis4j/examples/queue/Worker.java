package io.github.ledis4j.examples.queue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.redis.stream.StreamEntry;
import io.github.ledis4j.error.Outcome;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One worker, on connections of its own as if it were a program of its own. It takes jobs, works on
 * one after the other, and now and then looks for jobs of workers that died.
 */
final class Worker {
  private static final Duration WAIT = Duration.ofMillis(500);
  private static final Executor WORKING =
      CompletableFuture.delayedExecutor(2, TimeUnit.MILLISECONDS);
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);

  private final RedisClient redis;
  private final Jobs jobs;
  private final String name;
  private final Duration idle;
  private final int lastJob;
  private final AtomicInteger done = new AtomicInteger();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile @Nullable CompletableFuture<?> waiting;
  private volatile boolean leaving;
  private long lookedAt = System.nanoTime();

  /**
   * Makes a worker.
   *
   * @param idle how long a job must have been with somebody to be taken over
   * @param lastJob the job in the middle of which this worker is killed, counted from 1; 0 if it
   *     lives on
   */
  Worker(RedisClient redis, Jobs jobs, String name, Duration idle, int lastJob) {
    this.redis = redis;
    this.jobs = jobs;
    this.name = name;
    this.idle = idle;
    this.lastJob = lastJob;
  }

  /** Starts to work; completes when this worker has ended, and fails if it could not go on. */
  CompletableFuture<Void> start() {
    round();
    return ended;
  }

  private void round() {
    if (leaving) {
      redis.closeAsync().whenComplete((closed, failure) -> ended.complete(null));
      return;
    }
    lookAround()
        .thenCompose(taken -> taken.isEmpty() ? next() : CompletableFuture.completedFuture(taken))
        .thenCompose(this::work)
        .whenComplete((worked, failure) -> goOn(failure));
  }

  private CompletableFuture<List<StreamEntry<String, String>>> lookAround() {
    if (System.nanoTime() - lookedAt < idle.toNanos()) {
      return CompletableFuture.completedFuture(List.of());
    }
    return jobs.takeOver(name, idle).thenApply(this::takenOver);
  }

  private List<StreamEntry<String, String>> takenOver(List<StreamEntry<String, String>> entries) {
    if (entries.isEmpty()) {
      lookedAt = System.nanoTime();
    } else {
      System.out.println(name + " takes over " + entries.size() + " jobs");
    }
    return entries;
  }

  private CompletableFuture<List<StreamEntry<String, String>>> next() {
    CompletableFuture<List<StreamEntry<String, String>>> next = jobs.next(name, WAIT);
    waiting = next;
    return next;
  }

  private CompletionStage<Void> work(List<StreamEntry<String, String>> entries) {
    CompletionStage<Void> all = CompletableFuture.completedFuture(null);
    for (StreamEntry<String, String> entry : entries) {
      all = all.thenCompose(before -> work(entry));
    }
    return all;
  }

  private CompletionStage<Void> work(StreamEntry<String, String> job) {
    return CompletableFuture.supplyAsync(() -> isPrime(job), WORKING)
        .thenCompose(
            prime -> {
              if (done.get() + 1 == lastJob) {
                return die();
              }
              return jobs.finish(job.id()).thenAccept(times -> done.incrementAndGet());
            });
  }

  private static boolean isPrime(StreamEntry<String, String> job) {
    return new BigInteger(job.fields().get("number")).isProbablePrime(100);
  }

  /** Leaves everything as it is, as a process does that is killed. */
  private CompletableFuture<Void> die() {
    System.out.println(name + " is killed in the middle of its job " + lastJob);
    redis.closeAsync().whenComplete((closed, failure) -> ended.complete(null));
    return new CompletableFuture<>();
  }

  private void goOn(@Nullable Throwable failure) {
    if (failure == null || leaving) {
      round();
    } else if (Outcome.of(failure) == Outcome.REJECTED) {
      ended.completeExceptionally(failure);
    } else {
      // The server is away. What it has given to this worker is taken over when it is back.
      LATER.execute(this::round);
    }
  }

  /** Stops waiting for jobs: what the server gives to a cancelled read stays open. */
  void leave() {
    leaving = true;
    CompletableFuture<?> read = waiting;
    if (read != null) {
      read.cancel(false);
    }
  }

  String name() {
    return name;
  }

  int done() {
    return done.get();
  }
}
