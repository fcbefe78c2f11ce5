package io.github.ledis4j.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.ledis4j.codec.UnexpectedReplyException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** Rows of what commands of a family put on the wire and make of a reply. */
public final class CommandTable<F extends CommandSink<String, String>> {
  private final RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
  private final List<DynamicTest> rows = new ArrayList<>();
  private final Class<? super F> family;
  private final F surface;

  public CommandTable(Class<? super F> family) {
    this.family = family;
    this.surface = sink.as(family);
  }

  public static String bulk(String content) {
    return "$" + content.length() + "\r\n" + content + "\r\n";
  }

  public static String array(String... elements) {
    return "*" + elements.length + "\r\n" + String.join("", elements);
  }

  /** One call: its words, a reply, and the value that this becomes. */
  public CommandTable<F> row(
      String words,
      Function<F, CompletableFuture<?>> call,
      String reply,
      @Nullable Object expected) {
    rows.add(
        dynamicTest(
            words + " <- " + reply.replace("\r\n", "|"),
            () -> {
              sink.willReply(reply);
              Object value = call.apply(surface).join();
              assertEquals(List.of(words.split(" ")), sink.lastWords());
              if (expected instanceof byte[] bytes) {
                assertArrayEquals(bytes, (byte[]) value);
              } else {
                assertEquals(expected, value);
              }
            }));
    return this;
  }

  /** One call whose reply none of the mappers may take. */
  public CommandTable<F> unexpected(
      String words, Function<F, CompletableFuture<?>> call, String reply) {
    rows.add(
        dynamicTest(
            words + " does not take " + reply.replace("\r\n", "|"),
            () -> {
              sink.willReply(reply);
              CompletableFuture<?> future = call.apply(surface);
              Throwable failure = assertThrows(CompletionException.class, future::join).getCause();
              assertInstanceOf(UnexpectedReplyException.class, failure);
            }));
    return this;
  }

  /** One call that is refused before anything is sent. */
  public CommandTable<F> refused(
      String name, Function<F, CompletableFuture<?>> call, String message) {
    return misuse(name, call, IllegalArgumentException.class, message);
  }

  /** One call with a null, refused before anything is sent. */
  public CommandTable<F> nulls(String name, Function<F, CompletableFuture<?>> call) {
    return misuse(name + " of null", call, NullPointerException.class, null);
  }

  private CommandTable<F> misuse(
      String name,
      Function<F, CompletableFuture<?>> call,
      Class<? extends RuntimeException> type,
      @Nullable String message) {
    rows.add(
        dynamicTest(
            name + " is refused" + (message == null ? "" : ": " + message),
            () -> {
              int before = sink.size();
              RuntimeException refusal = assertThrows(type, () -> call.apply(surface));
              if (message != null) {
                assertEquals(message, refusal.getMessage());
              }
              assertEquals(before, sink.size());
            }));
    return this;
  }

  /** All rows, and behind them one that fails if the family has a method without a row. */
  public Stream<DynamicTest> tests() {
    DynamicTest complete =
        dynamicTest("every method has a row", () -> assertEquals(Set.of(), methodsWithoutRow()));
    return Stream.concat(rows.stream(), Stream.of(complete));
  }

  /** The rows of a table that is one of several. */
  public Stream<DynamicTest> rowsAlone() {
    return rows.stream();
  }

  private Set<String> methodsWithoutRow() {
    Set<String> called =
        sink.methods().stream().map(CommandTable::signature).collect(Collectors.toSet());
    return Arrays.stream(family.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .map(CommandTable::signature)
        .filter(signature -> !called.contains(signature))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String signature(Method method) {
    return method.getName() + Arrays.toString(method.getParameterTypes());
  }
}
