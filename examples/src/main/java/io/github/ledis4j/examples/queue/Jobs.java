package io.github.ledis4j.examples.queue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.redis.stream.AutoClaim;
import io.github.ledis4j.command.redis.stream.GroupPosition;
import io.github.ledis4j.command.redis.stream.PendingSummary;
import io.github.ledis4j.command.redis.stream.StreamEntry;
import io.github.ledis4j.command.redis.stream.StreamId;
import io.github.ledis4j.command.redis.stream.StreamPosition;
import io.github.ledis4j.command.redis.stream.XGroupCreateOptions;
import io.github.ledis4j.command.redis.stream.XReadGroupOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The jobs: a stream, the group of its workers, and how often each job was done. */
final class Jobs {
  private static final String WORKERS = "workers";
  private static final XReadGroupOptions SOME = XReadGroupOptions.DEFAULT.count(10);

  private final RedisClient redis;
  private final String stream;
  private final String timesDone;

  Jobs(RedisClient redis, String name) {
    this.redis = redis;
    this.stream = name;
    this.timesDone = name + ":done";
  }

  CompletableFuture<Void> create() {
    XGroupCreateOptions options = XGroupCreateOptions.DEFAULT.makeStream();
    return redis.xgroupCreate(stream, WORKERS, StreamPosition.START, options);
  }

  CompletableFuture<StreamId> add(int number) {
    return redis.xadd(stream, Map.of("number", Integer.toString(number)));
  }

  /** Waits for jobs that nobody was given; empty if none came. */
  CompletableFuture<List<StreamEntry<String, String>>> next(String worker, Duration wait) {
    return redis.xreadgroup(wait, WORKERS, worker, stream, GroupPosition.NEW, SOME);
  }

  /** Takes over what others were given long ago and have not finished. */
  CompletableFuture<List<StreamEntry<String, String>>> takeOver(String worker, Duration idle) {
    return redis
        .xautoclaim(stream, WORKERS, worker, idle, StreamId.MIN, 10)
        .thenApply(AutoClaim::claimed);
  }

  /** Writes down that a job is done, and acknowledges it: both, or neither. */
  CompletableFuture<Long> finish(StreamId job) {
    return redis.transaction(
        tx -> {
          CompletableFuture<Long> times = tx.hincrby(timesDone, job.toString(), 1);
          CompletableFuture<Long> acknowledged = tx.xack(stream, WORKERS, job);
          return times.thenCombine(acknowledged, (count, one) -> count);
        });
  }

  /** How many different jobs are done. */
  CompletableFuture<Long> countDone() {
    return redis.hlen(timesDone);
  }

  /** How often each job was done. */
  CompletableFuture<Map<String, String>> timesDone() {
    return redis.hgetall(timesDone);
  }

  /** How many jobs somebody was given and has not finished. */
  CompletableFuture<Long> countOpen() {
    return redis.xpending(stream, WORKERS).thenApply(PendingSummary::count);
  }

  CompletableFuture<Long> delete() {
    return redis.del(stream, timesDone);
  }
}
