package io.github.ledis4j.simulator.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.pubsub.Subscription;
import io.github.ledis4j.simulator.net.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A subscription that gets what it should not, or misses what it should get, is noticed. */
class ListenerTest {
  private static final long NEVER = Long.MAX_VALUE;

  private final World world = new World(1);
  private final Ledger ledger = new Ledger(world, Duration.ofSeconds(1));
  private final MessageLog log = new MessageLog(ledger);
  private final Listener listener = new Listener(ledger, log, "channel", "news0");
  private long dropped;

  private final class Made implements Subscription {
    @Override
    public CompletableFuture<Void> cancel() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> ended() {
      return new CompletableFuture<>();
    }

    @Override
    public int waiting() {
      return 0;
    }

    @Override
    public long dropped() {
      return dropped;
    }
  }

  @BeforeEach
  void confirm() {
    listener.confirmed(new Made());
    pass();
    log.published(0, "news0", "news0#1", false);
    log.published(0, "news0", "news0#2", false);
    pass();
  }

  private void pass() {
    world.step(world.now() + TimeUnit.SECONDS.toNanos(1));
  }

  @Test
  void should_be_content_when_all_has_come_or_is_accounted_for() {
    listener.take("news0", "news0#2");
    dropped = 1;
    listener.check(message -> false, 0, NEVER);
    dropped = 0;
    listener.check(message -> true, 0, NEVER);
    assertEquals(0, ledger.wrong().size(), () -> ledger.wrong().toString());
  }

  @Test
  void should_say_so_when_a_message_is_missing() {
    listener.take("news0", "news0#2");
    listener.check(message -> false, 0, NEVER);
    assertTold("missed 1 without a gap");
  }

  @Test
  void should_say_so_when_a_message_is_missing_after_the_weather_cleared() {
    listener.check(message -> true, 0, 0);
    assertTold("missed 2 without a gap");
  }

  @Test
  void should_say_so_when_more_is_counted_than_was_dropped() {
    dropped = 3;
    listener.check(message -> false, 0, NEVER);
    assertTold("counted 3 as dropped, and missed 2");
  }

  @Test
  void should_say_so_when_a_message_comes_again() {
    listener.take("news0", "news0#2");
    listener.take("news0", "news0#1");
    assertTold("twice or after later ones");
  }

  /** Of two who asked at one time the first may be told last. */
  @Test
  void should_take_an_earlier_message_once_for_who_asked_before_a_later_one_came() {
    listener.take("news0", "news0#2");
    listener.take("news0", "news0#1", Map.of());
    assertEquals(List.of(), ledger.wrong());
    listener.take("news0", "news0#1", Map.of());
    assertTold("twice or after later ones");
  }

  @Test
  void should_say_so_when_a_message_comes_after_the_end() {
    listener.unsubscribed();
    pass();
    log.published(0, "news0", "news0#3", false);
    listener.take("news0", "news0#3");
    assertTold("published after it was unsubscribed");
    listener.silenced();
    log.published(0, "news0", "news0#4", false);
    listener.take("news0", "news0#4");
    assertTold("after its end");
  }

  /** Its executor may get late to what it was given before. */
  @Test
  void should_say_so_when_who_polls_gets_what_was_published_after_the_end() {
    Listener polls = new Listener(ledger, log, "polled", "news0");
    polls.silenced();
    polls.take("news0", "news0#1");
    assertEquals(List.of(), ledger.wrong());
    pass();
    log.published(0, "news0", "news0#3", false);
    polls.take("news0", "news0#3");
    assertTold("after its end");
  }

  @Test
  void should_say_so_when_nobody_published_a_message() {
    listener.take("news0", "news0#9");
    assertTold("got news0#9 of news0");
  }

  @Test
  void should_be_content_when_another_node_hands_a_message_out_again_and_that_is_told() {
    takeAgain();
    listener.check(message -> true, 0, NEVER);
    assertEquals(0, ledger.wrong().size(), () -> ledger.wrong().toString());
  }

  @Test
  void should_say_so_when_another_node_hands_a_message_out_again_and_nobody_told_of_a_gap() {
    takeAgain();
    listener.check(message -> false, 0, NEVER);
    assertTold("again or late without a gap");
  }

  private void takeAgain() {
    log.arrived("news0#1");
    listener.take("news0", "news0#1");
    listener.take("news0", "news0#2");
    listener.take("news0", "news0#1");
  }

  @Test
  void should_say_so_when_a_message_is_missing_that_no_node_lost() {
    log.lost("news0#1");
    listener.check(message -> false, 0, NEVER);
    assertTold("missed 1 without a gap");
  }

  @Test
  void should_say_so_when_a_shard_gets_what_is_of_a_channel() {
    log.published(1, "news0", "news0#3", true);
    listener.take("news0", "news0#3");
    assertTold("got news0#3 of news0");
  }

  @Test
  void should_keep_the_order_of_each_node_alone() {
    log.published(2, "news0", "news0#3", false);
    listener.take("news0", "news0#3");
    listener.take("news0", "news0#1");
    listener.take("news0", "news0#2");
    assertEquals(0, ledger.wrong().size(), () -> ledger.wrong().toString());
  }

  private void assertTold(String sentence) {
    assertTrue(
        ledger.wrong().stream().anyMatch(each -> each.contains(sentence)),
        () -> sentence + " in " + ledger.wrong());
  }
}
