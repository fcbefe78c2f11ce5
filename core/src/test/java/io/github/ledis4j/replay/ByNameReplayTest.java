package io.github.ledis4j.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.ledis4j.testkit.LedisServer;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every example, sent by name on a leased connection. */
@Tag("slow")
@Tag("any-jvm")
class ByNameReplayTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private final Replay replay = new Replay(LEDIS);

  @TestFactory
  Stream<DynamicTest> should_give_the_recorded_reply_when_sent_by_name() {
    return ExampleFile.examples().stream()
        .map(example -> dynamicTest(example.toString(), () -> check(example)))
        .onClose(replay::close);
  }

  private void check(Example example) {
    boolean harmful = Replay.HARMFUL.contains(example.name());
    if (harmful) {
      var thrown = assertThrows(CompletionException.class, () -> ask(example));
      assertInstanceOf(IllegalArgumentException.class, thrown.getCause());
    }
    boolean swallowed = Replay.isSwallowed(example);
    if (swallowed) {
      String refusal = ask(example).toString();
      assertTrue(refusal.startsWith("-write not support in readonly mode; not sent"), refusal);
    }
    Answer answer = harmful || swallowed ? replay.askDirectly(example) : ask(example);
    assertTrue(
        example.expectation().matches(answer),
        () -> "expected " + example.expectation() + ", got " + answer);
  }

  private Answer ask(Example example) {
    return replay.<Answer>run(
        example,
        (connection, view) ->
            connection
                .execute(replay.command(example.request()))
                .handle((answer, e) -> e == null ? answer : Replay.answer(example, e))
                .thenApply(answer -> closing(example, answer)));
  }

  /** SHUTDOWN succeeds by the end of the connection. */
  private static Answer closing(Example example, Answer answer) {
    if (!example.name().equals("SHUTDOWN")) {
      return answer;
    }
    assertEquals(Answer.NULL, answer);
    return Answer.CLOSED;
  }
}
