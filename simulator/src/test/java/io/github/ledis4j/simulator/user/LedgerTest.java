package io.github.ledis4j.simulator.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.error.PoolAcquireTimeoutException;
import io.github.ledis4j.simulator.net.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What cannot be true is written down. */
class LedgerTest {
  private final Ledger ledger = new Ledger(new World(1), Duration.ofSeconds(1));

  @Test
  void should_say_so_when_something_outlives_its_client() {
    CompletableFuture<String> pop = new CompletableFuture<>();
    ledger.watch("BLPOP", pop);
    ledger.watch("GET", CompletableFuture.completedFuture("v"));
    ledger.requireEnded();
    assertEquals(List.of("BLPOP outlived its client"), ledger.wrong());
  }

  @Test
  void should_say_so_when_somebody_waits_though_there_is_room() {
    waitedInVain("no connection became free within 20 ms: 2 of 2 connections are taken");
    assertEquals(List.of(), ledger.wrong());
    waitedInVain("no connection became free within 20 ms: 1 of 2 connections are taken");
    assertEquals(1, ledger.wrong().size(), ledger.wrong()::toString);
  }

  private void waitedInVain(String message) {
    ledger.watch(
        "a lease",
        CompletableFuture.failedFuture(
            new PoolAcquireTimeoutException(message, Duration.ofMillis(20))));
  }
}
