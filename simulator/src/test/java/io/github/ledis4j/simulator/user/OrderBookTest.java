package io.github.ledis4j.simulator.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.simulator.model.ModelServer;
import io.github.ledis4j.simulator.model.ServerKind;
import io.github.ledis4j.simulator.model.Session;
import io.github.ledis4j.simulator.net.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What was appended out of order, twice or not at all is noticed. */
class OrderBookTest {
  private final World world = new World(1);
  private final Ledger ledger = new Ledger(world, Duration.ofSeconds(1));
  private final OrderBook book = new OrderBook(ledger, () -> true);
  private final ModelServer server = new ModelServer(ServerKind.REDIS, null, world::now);
  private final Session session = server.accept();

  private void done(String... what) {
    for (String each : what) {
      session.receive("*3\r\n$6\r\nAPPEND\r\n$3\r\nkey\r\n$2\r\n" + each + "\r\n");
    }
  }

  private void told(String what, Outcome outcome) {
    book.append(
        "key",
        what,
        outcome == Outcome.SUCCEEDED
            ? CompletableFuture.completedFuture(1L)
            : CompletableFuture.failedFuture(new ConnectionException(outcome, "lost", null)));
  }

  private void assertWrong(String part) {
    book.check(server.journal());
    assertEquals(1, ledger.wrong().size(), ledger.wrong()::toString);
    assertTrue(ledger.wrong().get(0).contains(part), ledger.wrong()::toString);
  }

  @Test
  void should_say_nothing_when_all_is_as_it_was_told() {
    told(",1", Outcome.SUCCEEDED);
    told(",2", Outcome.UNKNOWN);
    told(",3", Outcome.UNKNOWN);
    told(",4", Outcome.NOT_SENT);
    done(",1", ",3");
    book.check(server.journal());
    assertEquals(List.of(), ledger.wrong());
  }

  @Test
  void should_say_so_when_a_later_one_overtakes() {
    told(",1", Outcome.UNKNOWN);
    told(",2", Outcome.SUCCEEDED);
    done(",2", ",1");
    assertWrong("in the order [,2, ,1], not [,1, ,2]");
  }

  @Test
  void should_say_so_when_something_is_done_that_was_not_sent() {
    told(",1", Outcome.NOT_SENT);
    done(",1");
    assertWrong("1 times: NOT_SENT");
  }

  @Test
  void should_say_so_when_something_is_lost() {
    told(",1", Outcome.SUCCEEDED);
    assertWrong("0 times: SUCCEEDED");
  }
}
