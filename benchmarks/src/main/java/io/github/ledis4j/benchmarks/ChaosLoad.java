package io.github.ledis4j.benchmarks;

import static io.github.ledis4j.benchmarks.ChaosFinding.TORN;

import io.github.ledis4j.RedisClusterView;
import io.github.ledis4j.batch.RedisBatch;
import io.github.ledis4j.cluster.ReadFrom;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.redis.RedisDataCommands;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One thread of random commands on keys of its own. Each value names its key, so another command's
 * reply is recognised; ledgers tell of writes lost, doubled, and out of order.
 */
final class ChaosLoad implements Runnable {
  private static final int OUTSTANDING = 8_192;
  private static final int BURST = 16;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(8);
  private static final Duration HURRY = Duration.ofMillis(2);
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

  private final RedisClusterView<String, String> redis;
  private final RedisClusterView<String, String> hurried;
  private final RedisClusterView<String, String> near;
  private final SoakTally tally;
  private final ChaosVerdict verdict;
  private final LongSupplier clock;
  private final BooleanSupplier stopped;
  private final SplittableRandom random;
  private final Semaphore permits = new Semaphore(OUTSTANDING);
  private final List<ChaosLedger> lists;
  private final List<ChaosLedger> pairs;
  private final List<ChaosLedger> queues;
  private final List<ChaosCounter> counters;
  private final List<ChaosRegister> registers;

  ChaosLoad(
      RedisClusterView<String, String> redis,
      SoakTally tally,
      ChaosVerdict verdict,
      LongSupplier clock,
      BooleanSupplier stopped,
      int lane) {
    this.redis = redis;
    hurried = redis.withTimeout(HURRY);
    near = redis.readFrom(ReadFrom.PREFER_REPLICA);
    this.tally = tally;
    this.verdict = verdict;
    this.clock = clock;
    this.stopped = stopped;
    random = new SplittableRandom(lane);
    lists = each(100, i -> new ChaosLedger("list:" + lane + '/' + i, false));
    pairs = each(25, i -> new ChaosLedger("{pair:" + lane + '/' + i + "}list", false));
    queues = each(5, i -> new ChaosLedger("queue:" + lane + '/' + i, true));
    counters = each(50, i -> new ChaosCounter("counter:" + lane + '/' + i, verdict));
    registers = each(200, i -> new ChaosRegister("register:" + lane + '/' + i, verdict));
  }

  private static <T> List<T> each(int count, IntFunction<T> make) {
    return IntStream.range(0, count).mapToObj(make).toList();
  }

  /** A key that the load uses. */
  String key(SplittableRandom dice) {
    return one(dice.nextBoolean() ? lists : pairs, dice).key();
  }

  @Override
  public void run() {
    queues.forEach(this::take);
    while (!stopped.getAsBoolean()) {
      for (int i = 0; i < BURST; i++) {
        step(random.nextInt(50) == 0 ? hurried : redis);
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  private void step(RedisClusterView<String, String> sink) {
    permits.acquireUninterruptibly();
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> push(sink, one(lists, random));
      case 4, 5, 6, 7 -> set(sink);
      case 8, 9, 10, 11, 12 -> get(sink);
      case 13 -> getNear();
      case 14, 15 -> count(sink);
      case 16 -> mget();
      case 17 -> batch();
      case 18 -> transaction(one(pairs, random));
      default -> push(sink, one(queues, random));
    }
  }

  private <T> T one(List<T> all, SplittableRandom dice) {
    return all.get(dice.nextInt(all.size()));
  }

  private void push(RedisDataCommands<String, String> sink, ChaosLedger list) {
    String element = list.next();
    CompletableFuture<Long> pushed = sink.rpush(list.key(), element);
    pushed.whenComplete((length, failure) -> list.ended(element, failure, clock.getAsLong()));
    watch(name("RPUSH", sink), pushed, length -> length > 0);
  }

  private void set(RedisDataCommands<String, String> sink) {
    ChaosRegister register = one(registers, random);
    int version = register.next();
    CompletableFuture<Boolean> set = sink.set(register.key(), register.value(version));
    set.whenComplete((done, failure) -> register.ended(version, failure, clock.getAsLong()));
    watch(name("SET", sink), set, done -> done);
  }

  private void get(RedisDataCommands<String, String> sink) {
    ChaosRegister register = one(registers, random);
    ChaosRegister.Version least = register.acknowledged();
    CompletableFuture<@Nullable String> got = sink.get(register.key());
    watch(name("GET", sink), got, value -> register.fits(value, least));
    if (random.nextInt(100) == 0) {
      got.cancel(false);
    }
  }

  private void getNear() {
    ChaosRegister register = one(registers, random);
    watch("GET of a replica", near.get(register.key()), register::isOf);
  }

  private void mget() {
    List<ChaosRegister> some = each(5, i -> one(registers, random));
    List<ChaosRegister.Version> least = some.stream().map(ChaosRegister::acknowledged).toList();
    List<String> keys = some.stream().map(ChaosRegister::key).toList();
    watch(
        "MGET",
        redis.acrossSlots().mget(keys),
        values ->
            IntStream.range(0, keys.size())
                .allMatch(i -> some.get(i).fits(values.get(i), least.get(i))));
  }

  private void batch() {
    watch("batch", redis.batch(this::record), result -> result.size() == 10);
  }

  private void record(RedisBatch<String, String> batch) {
    for (int i = 0; i < 5; i++) {
      permits.acquireUninterruptibly(2);
      push(batch, one(lists, random));
      get(batch);
    }
  }

  /** The counter and the list of a pair are written together, or neither is. */
  private void transaction(ChaosLedger pair) {
    String element = pair.next();
    CompletableFuture<Long> pushed =
        redis.transaction(
            tx -> {
              tx.incr(counterOf(pair));
              return tx.rpush(pair.key(), element);
            });
    pushed.whenComplete((length, failure) -> pair.ended(element, failure, clock.getAsLong()));
    watch("transaction", pushed, length -> length > 0);
  }

  private static String counterOf(ChaosLedger pair) {
    return pair.key() + "-length";
  }

  /** One at a time of each counter, so that the ledger knows which numbers are right. */
  private void count(RedisDataCommands<String, String> sink) {
    ChaosCounter counter = one(counters, random);
    if (!counter.begin()) {
      permits.release();
      return;
    }
    CompletableFuture<Long> number = sink.incr(counter.key());
    number.whenComplete((reached, failure) -> counter.ended(reached, failure, clock.getAsLong()));
    watch(name("INCR", sink), number, reached -> reached > 0);
  }

  private void take(ChaosLedger queue) {
    if (stopped.getAsBoolean()) {
      return;
    }
    permits.acquireUninterruptibly();
    CompletableFuture<@Nullable KeyValue<String, String>> popped = redis.blpop(WAIT, queue.key());
    watch("BLPOP", popped, found -> found == null || found.key().equals(queue.key()));
    popped.whenComplete(
        (found, failure) -> {
          if (found != null) {
            queue.taken(found.value(), clock.getAsLong());
          }
          LATER.execute(() -> take(queue));
        });
  }

  private String name(String command, Object sink) {
    return sink == hurried ? "hurried " + command : command;
  }

  private <T> void watch(String command, CompletableFuture<T> future, Predicate<T> right) {
    future.whenComplete((value, failure) -> permits.release());
    tally.watch(command, future, right);
  }

  /** Compares with what the servers have; to be called when all commands have ended. */
  void judge() {
    for (ChaosLedger list : lists) {
      list.judge(redis.lrange(list.key(), 0, -1).join(), verdict);
    }
    for (ChaosLedger queue : queues) {
      queue.judge(redis.lrange(queue.key(), 0, -1).join(), verdict);
    }
    for (ChaosLedger pair : pairs) {
      List<String> there = redis.lrange(pair.key(), 0, -1).join();
      pair.judge(there, verdict);
      String count = redis.get(counterOf(pair)).join();
      if (!String.valueOf(there.size()).equals(count == null ? "0" : count)) {
        verdict.add(
            TORN, pair.key() + " has " + there.size() + " elements, but its counter " + count);
      }
    }
    for (ChaosCounter counter : counters) {
      counter.judge(redis.get(counter.key()).join());
    }
    registers.forEach(ChaosRegister::judge);
  }
}
