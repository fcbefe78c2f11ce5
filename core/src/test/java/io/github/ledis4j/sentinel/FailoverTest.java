package io.github.ledis4j.sentinel;

import static io.github.ledis4j.sentinel.SentinelGroup.PASSWORD;
import static io.github.ledis4j.sentinel.SentinelGroup.SERVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.Role;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A master that goes while it is written to: killed, or replaced on an operator's order. */
@Tag("slow")
@Tag("any-jvm")
class FailoverTest {
  private static final int IN_FLIGHT = 32;

  /** Pushes ids one after the other, each once, and notes what became of each. */
  private static final class Load implements AutoCloseable {
    private final RedisClient client;
    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<CompletableFuture<?>> all = new ConcurrentLinkedQueue<>();
    private final Semaphore room = new Semaphore(IN_FLIGHT);
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicLong lastAnswer = new AtomicLong(System.nanoTime());
    private final AtomicLong longestGap = new AtomicLong();
    private final Thread thread = new Thread(this::run, "load");

    Load(RedisClient client) {
      this.client = client;
      thread.start();
    }

    private void run() {
      for (int i = 0; !over.get(); i++) {
        room.acquireUninterruptibly();
        String id = "id" + i;
        CompletableFuture<?> push = client.rpush("log", id);
        all.add(push.whenComplete((length, failure) -> note(id, failure)));
        if (i % 16 == 0) {
          Thread.yield();
        }
      }
    }

    /** Runs on one event loop. */
    private void note(String id, Throwable failure) {
      outcomes.put(id, Outcome.of(failure));
      if (failure == null) {
        long now = System.nanoTime();
        long gap = now - lastAnswer.getAndSet(now);
        longestGap.accumulateAndGet(gap, Math::max);
        acknowledged.incrementAndGet();
      }
      room.release();
    }

    void awaitAcknowledged(int more) {
      int before = acknowledged.get();
      Waits.until(more + " more are acknowledged", () -> acknowledged.get() >= before + more);
    }

    Set<String> with(Outcome outcome) {
      Set<String> ids = new HashSet<>();
      outcomes.forEach(
          (id, each) -> {
            if (each == outcome) {
              ids.add(id);
            }
          });
      return ids;
    }

    @Override
    public void close() {
      over.set(true);
      try {
        thread.join(TimeUnit.SECONDS.toMillis(60));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      all.forEach(each -> Waits.value(each.handle((done, failure) -> null)));
    }
  }

  private static RedisClient client(Sentinels sentinels) {
    return RedisClient.builder()
        .endpoint(sentinels.master(SERVICE))
        .password(PASSWORD)
        .commandTimeout(Duration.ofSeconds(40))
        .build();
  }

  private static String port(RedisClient client) {
    return String.valueOf(Waits.value(client.info("server")).get("tcp_port"));
  }

  private static String portOf(Endpoint endpoint) {
    return Integer.toString(((Endpoint.Tcp) endpoint).port());
  }

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_write_on_when_the_master_is_killed_under_load(RedisVersion version) {
    try (SentinelGroup group = SentinelGroup.start(version);
        Sentinels sentinels = group.sentinels();
        RedisClient client = client(sentinels)) {
      Endpoint old = Waits.value(sentinels.discoverMaster(SERVICE));
      Load load = new Load(client);
      try (load) {
        load.awaitAcknowledged(2000);
        group.server(old).kill();
        Waits.until("another master", () -> !port(client).equals(portOf(old)));
        load.awaitAcknowledged(2000);
      }
      assertNotEquals(old, Waits.value(sentinels.discoverMaster(SERVICE)));
      verify(version + ", master killed", client, load);
    }
  }

  /**
   * Nothing ran twice, nothing that was not sent ran. What was acknowledged may be lost, because
   * the master answers before its replicas know; it is counted.
   */
  private static void verify(String what, RedisClient client, Load load) {
    List<String> log = Waits.value(client.lrange("log", 0, -1));
    Set<String> kept = new HashSet<>(log);
    assertEquals(log.size(), kept.size(), "written twice");
    Set<String> notSent = load.with(Outcome.NOT_SENT);
    notSent.retainAll(kept);
    assertEquals(Set.of(), notSent, "said to be unsent and written");
    assertEquals(Set.of(), load.with(Outcome.REJECTED));
    assertEquals(Set.of(), load.with(Outcome.EXECUTED));
    Set<String> acknowledged = load.with(Outcome.SUCCEEDED);
    Set<String> unknown = load.with(Outcome.UNKNOWN);
    Set<String> explained = new HashSet<>(acknowledged);
    explained.addAll(unknown);
    assertTrue(explained.containsAll(kept), "written and not said so");
    assertTrue(unknown.size() <= IN_FLIGHT, unknown.size() + " unknown");
    int written = acknowledged.size();
    acknowledged.removeAll(kept);
    System.out.printf(
        "%s: no write was acknowledged for %d ms; %d acknowledged, %d of them lost by the servers,"
            + " %d unknown, %d not sent%n",
        what,
        TimeUnit.NANOSECONDS.toMillis(load.longestGap.get()),
        written,
        acknowledged.size(),
        unknown.size(),
        load.with(Outcome.NOT_SENT).size());
  }

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_move_at_once_when_an_operator_orders_a_failover(RedisVersion version) {
    try (SentinelGroup group = SentinelGroup.start(version);
        Sentinels sentinels = group.sentinels();
        RedisClient client = client(sentinels);
        RedisClient reads =
            RedisClient.builder().endpoint(sentinels.replica(SERVICE)).password(PASSWORD).build()) {
      Endpoint old = Waits.value(sentinels.discoverMaster(SERVICE));
      Load load = new Load(client);
      try (load) {
        load.awaitAcknowledged(500);
        CompletableFuture<String> leased =
            client.withConnection(c -> c.execute("BLPOP", "nothing", 0).thenApply(r -> "popped"));
        Waits.until("leased", () -> client.statistics().leased() == 1);
        Waits.value(sentinels.commands().sentinelFailover(SERVICE));
        Waits.failure(leased);
        Waits.until("on another master", () -> !port(client).equals(portOf(old)));
        load.awaitAcknowledged(500);
      }
      assertInstanceOf(Role.Master.class, Waits.value(client.role()));
      verify(version + ", ordered", client, load);
      Waits.until(
          "readers read from a replica", () -> Waits.value(reads.role()) instanceof Role.Replica);
    }
  }
}
