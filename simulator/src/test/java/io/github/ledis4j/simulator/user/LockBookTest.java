package io.github.ledis4j.simulator.user;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.lock.HeldLock;
import io.github.ledis4j.lock.LossReason;
import io.github.ledis4j.simulator.model.ModelServer;
import io.github.ledis4j.simulator.model.ServerKind;
import io.github.ledis4j.simulator.model.Session;
import io.github.ledis4j.simulator.net.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A lock that two hold, that nobody lets go, or whose loss is not told, is noticed. */
class LockBookTest {
  private final World world = new World(1);
  private final Ledger ledger = new Ledger(world, Duration.ofSeconds(1));
  private final ModelServer server = new ModelServer(ServerKind.REDIS, null, world::now);
  private final LockBook book = new LockBook(ledger, key -> server.contents(), () -> true);

  /** A lock that is held until a time of the world. */
  private final class Held implements HeldLock {
    private final CompletableFuture<LossReason> lost = new CompletableFuture<>();
    private final String token;
    private long until = world.now() + TimeUnit.MILLISECONDS.toNanos(100);

    Held(String token) {
      this.token = token;
    }

    @Override
    public String token() {
      return token;
    }

    @Override
    public Duration remaining() {
      return Duration.ofNanos(Math.max(0, until - world.now()));
    }

    @Override
    public CompletableFuture<LossReason> lost() {
      return lost;
    }

    @Override
    public CompletableFuture<Boolean> owned() {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> extendBy(Duration more) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> extendTo(Duration rest) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> reacquire() {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> release() {
      throw new UnsupportedOperationException();
    }
  }

  private void set(String token, String... more) {
    Session session = server.accept();
    StringBuilder words = new StringBuilder("*" + (3 + more.length) + "\r\n");
    for (String word : ("SET lock0 " + token + " " + String.join(" ", more)).trim().split(" ")) {
      words.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    }
    session.receive(words.toString());
    session.close();
  }

  @Test
  void should_be_content_when_one_holds_it_for_its_lease() {
    set("one", "PX", "100");
    book.granted("lock0", new Held("one"));
    book.check(List.of("lock0"));
    assertTrue(ledger.wrong().isEmpty(), () -> ledger.wrong().toString());
  }

  @Test
  void should_say_so_when_another_has_it_at_the_server() {
    set("one", "PX", "100");
    book.granted("lock0", new Held("two"));
    assertTold("the server keeps it for one");
  }

  @Test
  void should_say_so_when_the_server_keeps_it_for_less_or_for_ever() {
    set("one", "PX", "50");
    book.granted("lock0", new Held("one"));
    assertTold("the server keeps it for one for 50,000 us");
    set("one");
    book.check(List.of("lock0"));
    assertTold("for too long");
  }

  @Test
  void should_say_so_when_nobody_is_told_of_a_loss() {
    set("one", "PX", "100");
    book.granted("lock0", new Held("one"));
    while (world.step(world.now() + TimeUnit.SECONDS.toNanos(2))) {
      // Until the lease has been over for a while.
    }
    assertTold("nobody was told");
  }

  @Test
  void should_say_so_when_it_was_granted_to_others_meanwhile() {
    set("one", "PX", "100");
    LockBook.Work work = book.begin("lock0", new Held("one"));
    set("two", "PX", "100");
    book.granted("lock0", new Held("two"));
    book.end(work);
    book.wentWell(work);
    assertTold("was granted to others");
  }

  @Test
  void should_be_content_when_one_hears_late_of_a_lease_that_was_over() {
    ledger.heldUp(() -> 1);
    Held late = new Held("one");
    late.until = world.now();
    set("two", "PX", "100");
    LockBook.Work work = book.begin("lock0", new Held("two"));
    book.granted("lock0", late);
    book.end(work);
    book.wentWell(work);
    assertTrue(ledger.wrong().isEmpty(), () -> ledger.wrong().toString());
  }

  @Test
  void should_say_so_when_it_is_there_after_its_release() {
    set("one", "PX", "100");
    book.released(book.granted("lock0", new Held("one")), null);
    assertTold("was released, but the server keeps it");
  }

  private void assertTold(String sentence) {
    assertTrue(
        ledger.wrong().stream().anyMatch(each -> each.contains(sentence)),
        () -> sentence + " in " + ledger.wrong());
  }
}
