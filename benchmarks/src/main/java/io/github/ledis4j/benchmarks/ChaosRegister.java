package io.github.ledis4j.benchmarks;

import static io.github.ledis4j.benchmarks.ChaosFinding.ACKNOWLEDGED;
import static io.github.ledis4j.benchmarks.ChaosFinding.UNKNOWN;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A key that one thread sets to one version after the other. Thread-safe. */
final class ChaosRegister {
  /** A version, and when it was acknowledged. */
  record Version(int number, long at) {}

  private final String key;
  private final ChaosVerdict verdict;
  private final Set<Integer> inDoubt = new HashSet<>();
  private int submitted;
  private long done;
  private Version acknowledged = new Version(0, 0);

  ChaosRegister(String key, ChaosVerdict verdict) {
    this.key = key;
    this.verdict = verdict;
  }

  String key() {
    return key;
  }

  synchronized int next() {
    return ++submitted;
  }

  String value(int version) {
    return key + '#' + version;
  }

  synchronized void ended(int version, @Nullable Throwable failure, long now) {
    if (failure == null) {
      done++;
      if (version > acknowledged.number()) {
        acknowledged = new Version(version, now);
      }
    } else if (!ChaosLedger.nothingDone(failure)) {
      inDoubt.add(version);
    }
  }

  /** The newest version that is acknowledged: a read from now on must not see an older one. */
  synchronized Version acknowledged() {
    return acknowledged;
  }

  /** Whether a value is one of this key, and notes it if it is older than it may be. */
  synchronized boolean fits(@Nullable String value, Version least) {
    if (!isOf(value)) {
      return false;
    }
    int version = value == null ? 0 : version(value);
    if (version < least.number() && !inDoubt.contains(version)) {
      verdict.stale(new ChaosVerdict.Write(value(least.number()), least.at()));
    }
    return true;
  }

  /** Whether a value is one of this key, of whatever version. */
  synchronized boolean isOf(@Nullable String value) {
    return value == null || (value.startsWith(key + '#') && version(value) <= submitted);
  }

  private static int version(String value) {
    return Integer.parseInt(value.substring(value.lastIndexOf('#') + 1));
  }

  synchronized void judge() {
    verdict.add(ACKNOWLEDGED, done);
    verdict.add(UNKNOWN, inDoubt.size());
  }
}
