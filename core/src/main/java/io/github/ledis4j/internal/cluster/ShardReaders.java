package io.github.ledis4j.internal.cluster;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The nodes of one shard that may answer reads, the best first; equally good ones take turns. */
final class ShardReaders {
  private final List<List<Reader>> choices;
  private final AtomicInteger turn = new AtomicInteger();

  ShardReaders(List<List<Reader>> choices) {
    this.choices = choices;
  }

  /**
   * Who is to be asked.
   *
   * @param reader a node that can be asked, or null if there is none
   * @param isPending whether one of those that cannot may be ready in a moment
   */
  record Choice(@Nullable Reader reader, boolean isPending) {
    static final Choice NONE = new Choice(null, false);

    boolean isPossible() {
      return reader != null || isPending;
    }
  }

  /**
   * Chooses the next node but for those to be left out. It looks at each node once: asked twice,
   * one that becomes ready in between would be neither ready nor pending.
   */
  Choice choose(int slot, Set<Reader> without) {
    int first = turn.getAndIncrement() & Integer.MAX_VALUE;
    boolean pending = false;
    for (List<Reader> equal : choices) {
      int count = equal.size();
      for (int i = 0; i < count; i++) {
        Reader reader = equal.get((first % count + i) % count);
        if (!without.contains(reader)) {
          Reader.Readiness now = reader.readiness(slot);
          if (now == Reader.Readiness.READY) {
            return new Choice(reader, pending);
          }
          pending |= now == Reader.Readiness.PENDING;
        }
      }
    }
    return new Choice(null, pending);
  }

  /** All of them, some more than once perhaps. */
  Stream<Reader> all() {
    return choices.stream().flatMap(List::stream);
  }

  /**
   * Why none of them can be asked.
   *
   * @param known what some of them have said
   */
  String why(Map<Reader, String> known) {
    String all =
        all()
            .distinct()
            .map(reader -> reader + " (" + known.getOrDefault(reader, reader.why()) + ")")
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "there is none" : all;
  }
}
