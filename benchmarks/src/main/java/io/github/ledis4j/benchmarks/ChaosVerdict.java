package io.github.ledis4j.benchmarks;

import static io.github.ledis4j.benchmarks.ChaosFinding.ACKNOWLEDGED;
import static io.github.ledis4j.benchmarks.ChaosFinding.AGAIN_BY_FAILOVERS;
import static io.github.ledis4j.benchmarks.ChaosFinding.DOUBLED;
import static io.github.ledis4j.benchmarks.ChaosFinding.LOST;
import static io.github.ledis4j.benchmarks.ChaosFinding.LOST_BY_FAILOVERS;
import static io.github.ledis4j.benchmarks.ChaosFinding.LOST_BY_POPS;
import static io.github.ledis4j.benchmarks.ChaosFinding.STALE;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Adds up what the ledgers of a run have found. Thread-safe. */
final class ChaosVerdict {
  private static final int EXAMPLES = 20;

  /** A write, and when its caller was told that it is done; of a pop, when it was delivered. */
  record Write(String what, long at) {}

  /** A time in which a master was replaced against its will, and so lost what only it had. */
  record Loss(String node, long begin, long until) {
    /** What a master has and its replica has not is not older than this. */
    private static final long LAG = TimeUnit.SECONDS.toNanos(1);

    boolean covers(long at) {
      return at >= begin - LAG && at <= until;
    }
  }

  private final List<Write> replaced = new ArrayList<>();
  private final Map<ChaosFinding, Long> counts = new EnumMap<>(ChaosFinding.class);
  private final List<Write> missing = new ArrayList<>();
  private final List<Write> missingFromQueues = new ArrayList<>();
  private final List<Write> rolledBack = new ArrayList<>();
  private final List<Write> stale = new ArrayList<>();
  private final List<Write> again = new ArrayList<>();
  private final List<String> examples = new ArrayList<>();
  private long mostBefore;
  private long mostAfter;
  private long knowingly;

  synchronized void add(ChaosFinding finding, long times) {
    counts.merge(finding, times, Long::sum);
  }

  /** Adds one of which the report shows more, as long as there are few. */
  synchronized void add(ChaosFinding finding, Object what) {
    add(finding, 1);
    if (examples.size() < EXAMPLES) {
      examples.add(finding.label + ": " + what);
    }
  }

  /** An acknowledged push has left no trace. */
  synchronized void missing(Write write) {
    missing.add(write);
  }

  /** So has one to a queue, which may also have been popped by a call that got no answer. */
  synchronized void missingFromQueue(Write write) {
    missingFromQueues.add(write);
  }

  /** A counter is behind what was acknowledged, by so many. */
  synchronized void rolledBack(Write write, long times) {
    for (long i = 0; i < times; i++) {
      rolledBack.add(write);
    }
  }

  /** A read saw less than was acknowledged before it was sent. */
  synchronized void stale(Write write) {
    stale.add(write);
  }

  /** An element was delivered, and again, or is still there. */
  synchronized void again(Write delivery) {
    again.add(delivery);
  }

  /** The client told of a master that was replaced. */
  synchronized void replaced(Write node) {
    replaced.add(node);
  }

  /** Which elements are looked for in the journals of the nodes. */
  synchronized Set<String> wanted() {
    Set<String> wanted = new HashSet<>();
    missing.forEach(write -> wanted.add(write.what()));
    missingFromQueues.forEach(write -> wanted.add(write.what()));
    return wanted;
  }

  /**
   * Tells what servers lost by themselves from what nobody can explain. A push that is gone must be
   * in the journal of the master that was replaced.
   *
   * @param writers the nodes that have each element in their journals
   * @param unanswered how many pops may have cost an element, as the client says
   */
  synchronized void settle(List<Loss> losses, Map<String, Set<String>> writers, long unanswered) {
    for (Write write : missing) {
      Set<String> nodes = writers.getOrDefault(write.what(), Set.of());
      lost(write, explanation(write, losses, nodes::contains));
    }
    for (Write write : missingFromQueues) {
      Set<String> nodes = writers.getOrDefault(write.what(), Set.of());
      Loss byFailover = explanation(write, losses, nodes::contains);
      if (byFailover == null && count(LOST_BY_POPS) < unanswered) {
        add(LOST_BY_POPS, 1);
      } else {
        lost(write, byFailover);
      }
    }
    rolledBack.forEach(write -> lost(write, explanation(write, losses, any -> true)));
    stale.stream()
        .filter(read -> explanation(read, losses, any -> true) == null)
        .forEach(read -> add(STALE, read));
    for (Write delivery : again) {
      if (explanation(delivery, losses, any -> true) == null) {
        add(DOUBLED, delivery);
      } else {
        add(AGAIN_BY_FAILOVERS, 1);
      }
    }
  }

  private void lost(Write write, @Nullable Loss byFailover) {
    if (byFailover == null) {
      add(LOST, write);
      return;
    }
    add(LOST_BY_FAILOVERS, 1);
    mostBefore = Math.max(mostBefore, byFailover.begin() - write.at());
    mostAfter = Math.max(mostAfter, write.at() - byFailover.begin());
    knowingly += knew(byFailover, write.at()) ? 1 : 0;
  }

  private static @Nullable Loss explanation(
      Write write, List<Loss> losses, Predicate<String> writers) {
    return losses.stream()
        .filter(loss -> loss.covers(write.at()) && writers.test(loss.node()))
        .findFirst()
        .orElse(null);
  }

  /** Whether the client went by the new master already, and took the answer of the old one. */
  private boolean knew(Loss loss, long at) {
    return replaced.stream()
        .anyMatch(
            node -> node.what().equals(loss.node()) && node.at() >= loss.begin() && node.at() < at);
  }

  synchronized long count(ChaosFinding finding) {
    return counts.getOrDefault(finding, 0L);
  }

  synchronized boolean clean() {
    return ChaosFinding.FAULTS.stream().allMatch(fault -> count(fault) == 0)
        && count(ACKNOWLEDGED) > 0;
  }

  @Override
  public synchronized String toString() {
    StringBuilder text = new StringBuilder();
    for (ChaosFinding finding : ChaosFinding.values()) {
      text.append(String.format("  %,13d %s%n", count(finding), finding.label));
    }
    examples.forEach(example -> text.append("    ").append(example).append('\n'));
    return text.append("  What failovers lost was acknowledged up to ")
        .append(TimeUnit.NANOSECONDS.toMillis(mostBefore))
        .append(" ms before the trouble began, and up to ")
        .append(TimeUnit.NANOSECONDS.toMillis(mostAfter))
        .append(" ms after it; ")
        .append(knowingly)
        .append(" of it when the client knew the new master.\n")
        .toString();
  }
}
