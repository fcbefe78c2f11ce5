package io.github.ledis4j.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.ledis4j.LedisView;
import io.github.ledis4j.command.ledis.LedisCommands;
import io.github.ledis4j.replay.Answer.Kind;
import io.github.ledis4j.replay.Example.Fate;
import io.github.ledis4j.replay.Example.Remark;
import io.github.ledis4j.testkit.LedisServer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every example through the typed method that stands for it, as far as there is one. */
@Tag("slow")
@Tag("any-jvm")
class TypedReplayTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private final Replay replay = new Replay(LEDIS);
  private final Calls calls = TypedCalls.all();
  private final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
  private final List<Example> examples = ExampleFile.examples();

  @TestFactory
  Stream<DynamicTest> should_do_what_the_file_says_when_called_by_method() {
    return Stream.concat(
            examples.stream().map(example -> dynamicTest(example.toString(), () -> check(example))),
            Stream.of(dynamicTest("none is left out", this::checkSum)))
        .onClose(replay::close);
  }

  private void check(Example example) {
    Remark actual = replay.run(example, (c, view) -> outcome(example, c, view));
    Remark expected = example.remark();
    assertEquals(expected.fate(), actual.fate(), actual::toString);
    boolean exact = expected.fate() == Fate.TYPED;
    assertTrue(
        exact
            ? expected.detail().equals(actual.detail())
            : actual.detail().startsWith(expected.detail()),
        () -> "expected" + expected + ", got" + actual);
    fates.merge(actual.fate(), 1, Integer::sum);
  }

  private CompletionStage<Remark> outcome(
      Example example, LedisCommands<String, String> c, LedisView<String, String> view) {
    List<String> words = replay.addressed(example.arguments());
    Answer recorded = example.expectation().answer();
    try {
      return calls
          .call(example.name(), new Call(c, view, words))
          .handle(
              (value, e) ->
                  e == null ? TypedValues.answer(value, recorded) : Replay.answer(example, e))
          .thenApply(answer -> remark(example, answer));
    } catch (Call.Untyped e) {
      boolean error = recorded.kind() == Kind.ERROR || recorded.kind() == Kind.CLOSED;
      assertTrue(e.isUseful() || error, () -> "a method is missing: " + e.getMessage());
      return done(new Remark(Fate.UNTYPED, String.valueOf(e.getMessage())));
    } catch (IllegalArgumentException e) {
      return done(new Remark(Fate.REFUSED, String.valueOf(e.getMessage())));
    }
  }

  private static Remark remark(Example example, Answer answer) {
    return example.expectation().matches(answer)
        ? Remark.SAME
        : new Remark(Fate.TYPED, answer.toString());
  }

  private static CompletableFuture<Remark> done(Remark remark) {
    return CompletableFuture.completedFuture(remark);
  }

  /** Sent, sent otherwise, refused and without a method are all there is. */
  private void checkSum() {
    assertEquals(examples.size(), fates.values().stream().mapToInt(Integer::intValue).sum());
    for (Fate fate : Fate.values()) {
      long marked = examples.stream().filter(e -> e.remark().fate() == fate).count();
      assertEquals(marked, fates.getOrDefault(fate, 0).longValue(), fate::toString);
    }
  }
}
