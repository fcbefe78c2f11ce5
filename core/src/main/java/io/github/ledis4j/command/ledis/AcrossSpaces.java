package io.github.ledis4j.command.ledis;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks the same of every key space, all at once, and gathers the answers. */
final class AcrossSpaces {
  private AcrossSpaces() {}

  /** Adds the answer of one space to those before. */
  @FunctionalInterface
  interface Gatherer<A, T extends @Nullable Object> {
    void add(A all, LedisType type, T answer);
  }

  static <A, T extends @Nullable Object> CompletableFuture<A> each(
      Function<LedisType, CompletableFuture<T>> command, A none, Gatherer<A, T> gatherer) {
    Map<LedisType, CompletableFuture<T>> answers = new EnumMap<>(LedisType.class);
    for (LedisType type : LedisType.values()) {
      answers.put(type, command.apply(type));
    }
    CompletableFuture<A> gathered = CompletableFuture.completedFuture(none);
    for (Map.Entry<LedisType, CompletableFuture<T>> answer : answers.entrySet()) {
      // From the command's own future, whose stages refuse to be waited for on its event loop.
      gathered =
          answer
              .getValue()
              .thenCombine(
                  gathered,
                  (value, all) -> {
                    gatherer.add(all, answer.getKey(), value);
                    return all;
                  });
    }
    return gathered;
  }

  /** The spaces whose answer is yes. */
  static CompletableFuture<Set<LedisType>> where(
      Function<LedisType, CompletableFuture<Boolean>> command) {
    Set<LedisType> none = EnumSet.noneOf(LedisType.class);
    return each(
            command,
            none,
            (all, type, yes) -> {
              if (yes) {
                all.add(type);
              }
            })
        .thenApply(Collections::unmodifiableSet);
  }
}
