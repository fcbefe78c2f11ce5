package io.github.ledis4j.benchmarks;

import static io.github.ledis4j.benchmarks.ChaosFinding.ACKNOWLEDGED;
import static io.github.ledis4j.benchmarks.ChaosFinding.DOUBLED;
import static io.github.ledis4j.benchmarks.ChaosFinding.OUT_OF_ORDER;
import static io.github.ledis4j.benchmarks.ChaosFinding.STRAY;

import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the elements that one thread pushes to one list, each of which is another one
 * and names its list. Thread-safe.
 */
final class ChaosLedger {
  private static final long OPEN = 0;
  private static final long UNKNOWN = -1;
  private static final long NOTHING = -2;

  private final String key;
  private final boolean queue;
  private final Map<String, Long> taken = new HashMap<>();
  private final List<String> takenAgain = new ArrayList<>();
  private long[] ends = new long[64]; // when they were acknowledged, or one of the above
  private int size;
  private int stray;

  /** With {@code queue}, elements are taken off again, and may be put back at the front. */
  ChaosLedger(String key, boolean queue) {
    this.key = key;
    this.queue = queue;
  }

  String key() {
    return key;
  }

  /** Makes the next element. */
  synchronized String next() {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    return key + '#' + size++;
  }

  /** A push ended now, with a failure or without. */
  synchronized void ended(String element, @Nullable Throwable failure, long now) {
    ends[number(element)] = failure == null ? now : nothingDone(failure) ? NOTHING : UNKNOWN;
  }

  /** A pop delivered an element now. */
  synchronized void taken(String element, long now) {
    if (number(element) < 0) {
      stray++;
    } else if (taken.putIfAbsent(element, now) != null) {
      takenAgain.add(element);
    }
  }

  /** Compares with what the server has, when all is done. */
  synchronized void judge(List<String> there, ChaosVerdict verdict) {
    int[] found = new int[size];
    int last = -1;
    for (String element : there) {
      int number = number(element);
      if (number < 0) {
        stray++;
        continue;
      }
      found[number]++;
      if (!queue && ends[number] > 0) { // what is in doubt may have run later
        if (number < last) {
          verdict.add(OUT_OF_ORDER, element + " behind " + key + '#' + last);
        }
        last = number;
      }
    }
    verdict.add(STRAY, stray);
    takenAgain.forEach(element -> again(element, verdict));
    for (int number = 0; number < size; number++) {
      String element = key + '#' + number;
      judge(element, ends[number], found[number], verdict);
    }
  }

  private void judge(String element, long end, int found, ChaosVerdict verdict) {
    boolean once = taken.containsKey(element);
    verdict.add(ACKNOWLEDGED, end > 0 ? 1 : 0);
    verdict.add(ChaosFinding.UNKNOWN, end == UNKNOWN ? 1 : 0);
    verdict.add(DOUBLED, Math.max(0, found - 1));
    if (once && found > 0) {
      again(element, verdict);
    }
    if (end == NOTHING && (once || found > 0)) {
      verdict.add(DOUBLED, "of which nothing was to be done: " + element);
    } else if (end > 0 && !once && found == 0) {
      ChaosVerdict.Write write = new ChaosVerdict.Write(element, end);
      if (queue) {
        verdict.missingFromQueue(write);
      } else {
        verdict.missing(write);
      }
    }
  }

  private void again(String element, ChaosVerdict verdict) {
    verdict.again(new ChaosVerdict.Write(element, taken.get(element)));
  }

  /** Which element of this list it is, or -1 if it is none. */
  private int number(String element) {
    int at = element.lastIndexOf('#');
    if (at < 0 || !element.substring(0, at).equals(key)) {
      return -1;
    }
    int number = Integer.parseInt(element.substring(at + 1));
    return number < size ? number : -1;
  }

  /** Whether a failure says for sure that the write did nothing. */
  static boolean nothingDone(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return Outcome.of(cause) == Outcome.NOT_SENT
        || (cause instanceof ServerException refusal && refusal.nothingDone());
  }
}
