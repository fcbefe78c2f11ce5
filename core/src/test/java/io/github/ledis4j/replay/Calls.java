package io.github.ledis4j.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Which typed method stands for which request. */
final class Calls {
  private static final int ANY = Integer.MAX_VALUE;

  private final Map<String, List<Row>> rows = new TreeMap<>();

  private record Row(int least, int most, Function<Call, CompletableFuture<?>> method) {
    boolean takes(int size) {
      return size >= least && size <= most;
    }
  }

  /** A method with so many arguments. */
  Calls row(String name, int size, Function<Call, CompletableFuture<?>> method) {
    return add(name, new Row(size, size, method));
  }

  /** A method with so many arguments or more. */
  Calls atLeast(String name, int size, Function<Call, CompletableFuture<?>> method) {
    return add(name, new Row(size, ANY, method));
  }

  /** A command that no method sends. */
  Calls without(String name, String why) {
    return atLeast(
        name,
        0,
        call -> {
          throw Call.useful(why);
        });
  }

  private Calls add(String name, Row row) {
    rows.computeIfAbsent(name, any -> new ArrayList<>()).add(row);
    return this;
  }

  Set<String> names() {
    return rows.keySet();
  }

  /** Calls the method, which may throw; {@link Call.Untyped} if there is none. */
  CompletableFuture<?> call(String name, Call call) {
    return rows.getOrDefault(name, List.of()).stream()
        .filter(row -> row.takes(call.size()))
        .findFirst()
        .orElseThrow(() -> Call.wrong("another number of arguments"))
        .method()
        .apply(call);
  }
}
