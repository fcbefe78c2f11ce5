package io.github.ledis4j.internal.cluster;

import static io.github.ledis4j.internal.cluster.FakeReplies.ask;
import static io.github.ledis4j.internal.cluster.FakeReplies.moved;
import static io.github.ledis4j.internal.cluster.FakeReplies.shards;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.TransactionCall;
import io.github.ledis4j.options.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions that a node refuses, while their commands are queued or when they are to run. */
class ClusterTransactionTest {
  private static final CallSettings SETTINGS =
      CallSettings.of(TimeUnit.SECONDS.toNanos(15), RetryPolicy.READS, null, null);
  private static final String DROPPED = "-EXECABORT Transaction discarded\r\n";
  private static final List<String> WHOLE = List.of("MULTI", "INCR k", "INCR k", "EXEC");

  private final FakeNode a = new FakeNode();
  private final FakeNode b = new FakeNode();
  private final ClusterClient client =
      new ClusterClient(List.of(a.endpoint()), Duration.ofSeconds(15), RetryPolicy.READS);
  private final Call<Reply> first = increment();
  private final Call<Reply> second = increment();
  private final TransactionCall transaction = new TransactionCall(List.of(first, second), SETTINGS);

  @BeforeEach
  void ownedByFirst() {
    a.shards = shards(a, 0, 16_383);
    b.shards = a.shards;
    b.answers = words -> answer(words, null, null);
  }

  @AfterEach
  void close() {
    client.close();
    a.close();
    b.close();
  }

  private static Call<Reply> increment() {
    return new Call<>(Command.of(CommandSpec.write("INCR"), "k"), SETTINGS);
  }

  /** What a node says that refuses commands of a transaction, or the whole at its end. */
  private static @Nullable String answer(
      List<String> words, @Nullable String queueing, @Nullable String exec) {
    return switch (words.get(0)) {
      case "MULTI" -> "+OK\r\n";
      case "INCR" -> queueing == null ? "+QUEUED\r\n" : queueing;
      case "EXEC" -> queueing != null ? DROPPED : exec != null ? exec : "*2\r\n:1\r\n:2\r\n";
      default -> "+OK\r\n";
    };
  }

  /** Says where the slot is, as views do from now on. */
  private String nowAt(FakeNode owner) {
    a.shards = shards(owner, 0, 16_383);
    b.shards = a.shards;
    return moved(owner);
  }

  @Test
  void should_go_to_the_other_node_as_a_whole_when_a_command_was_moved_while_it_was_queued() {
    a.answers = words -> answer(words, nowAt(b), null);

    assertRuns();

    assertEquals(WHOLE, a.requests());
    assertEquals(WHOLE, b.requests());
  }

  @Test
  void should_go_to_the_other_node_as_a_whole_when_its_slot_moved_before_it_ran() {
    a.answers = words -> answer(words, null, nowAt(b));

    assertRuns();

    assertEquals(WHOLE, a.requests());
    assertEquals(WHOLE, b.requests());
  }

  @Test
  void should_send_asking_once_when_its_keys_have_gone_ahead() {
    a.answers = words -> answer(words, ask(b), null);

    assertRuns();

    assertEquals(List.of("ASKING", "MULTI", "INCR k", "INCR k", "EXEC"), b.requests());
    assertTrue(b.askedInOnePiece);
  }

  @Test
  void should_try_again_when_its_keys_are_apart_for_now() {
    a.answers = words -> answer(words, null, a.requests().size() < 5 ? "-TRYAGAIN wait\r\n" : null);

    assertRuns();

    assertEquals(2 * WHOLE.size(), a.requests().size());
  }

  @Test
  void should_keep_its_place_when_all_around_it_has_moved() {
    a.answers = words -> words.get(0).equals("SET") ? nowAt(b) : answer(words, nowAt(b), null);
    client.set("k", "before");
    CompletableFuture<Boolean> ran = client.submit(transaction);
    client.set("k", "behind").join();

    assertEquals(true, ran.join());
    assertEquals(
        List.of("SET k before", "MULTI", "INCR k", "INCR k", "EXEC", "SET k behind"), b.requests());
  }

  @Test
  void should_go_to_the_other_node_as_a_whole_when_a_command_was_refused_for_now_besides() {
    a.answers =
        words -> {
          boolean busy = words.get(0).equals("INCR") && a.requests().size() == 2;
          return answer(words, busy ? "-LOADING wait\r\n" : nowAt(b), null);
        };

    assertRuns();

    assertEquals(WHOLE, a.requests());
    assertEquals(WHOLE, b.requests());
  }

  @Test
  void should_fail_as_on_one_server_when_a_command_of_it_was_wrong_besides() {
    a.answers =
        words -> {
          boolean wrong = words.get(0).equals("INCR") && a.requests().size() == 3;
          return answer(words, wrong ? "-ERR wrong\r\n" : moved(b), null);
        };
    client.submit(transaction);

    assertInstanceOf(ServerException.ExecAbort.class, failure(transaction));
    assertInstanceOf(ServerException.Moved.class, failure(first));
    assertEquals("ERR wrong", ((ServerException) failure(second)).text());
    assertEquals(List.of(), b.requests());
  }

  @Test
  void should_say_so_of_each_command_when_it_is_given_up() {
    a.answers = words -> answer(words, moved(b), null);
    b.answers = words -> answer(words, null, moved(a));
    client.submit(transaction);

    ServerException.Moved ofAll = (ServerException.Moved) failure(transaction);
    ServerException.Moved ofOne = (ServerException.Moved) failure(second);
    assertEquals(17, ofAll.path().size());
    assertEquals("EXEC", ofAll.command());
    assertEquals(ofAll.path(), ofOne.path());
    assertEquals("INCR", ofOne.command());
    assertTrue(ofOne.nothingDone());
  }

  private void assertRuns() {
    client.submit(transaction);
    assertEquals(true, transaction.join());
    assertEquals(1L, first.join().integer());
    assertEquals(2L, second.join().integer());
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(CompletionException.class, future::join).getCause();
  }
}
