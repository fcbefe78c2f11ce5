package io.github.ledis4j.benchmarks;

import static io.github.ledis4j.benchmarks.ChaosFinding.ACKNOWLEDGED;
import static io.github.ledis4j.benchmarks.ChaosFinding.DOUBLED;
import static io.github.ledis4j.benchmarks.ChaosFinding.UNKNOWN;

import org.jspecify.annotations.Nullable;

/** A key that is added to by one command at a time. Thread-safe. */
final class ChaosCounter {
  private final String key;
  private final ChaosVerdict verdict;
  private final SoakLedger ledger = new SoakLedger();
  private boolean busy;
  private long acknowledgedAt;

  ChaosCounter(String key, ChaosVerdict verdict) {
    this.key = key;
    this.verdict = verdict;
  }

  String key() {
    return key;
  }

  /** Whether no other command is under way; then one is from now on. */
  synchronized boolean begin() {
    boolean free = !busy;
    busy = true;
    return free;
  }

  synchronized void ended(@Nullable Long number, @Nullable Throwable failure, long now) {
    busy = false;
    if (number == null) {
      ledger.failed(failure);
      verdict.add(UNKNOWN, failure != null && !ChaosLedger.nothingDone(failure) ? 1 : 0);
      return;
    }
    long before = ledger.lost();
    ledger.answered(number);
    lost(before);
    acknowledgedAt = now;
    verdict.add(ACKNOWLEDGED, 1);
  }

  /** The server says where it stands, when all is done. */
  synchronized void judge(@Nullable String number) {
    long before = ledger.lost();
    ledger.stands(number == null ? 0 : Long.parseLong(number));
    lost(before);
    verdict.add(DOUBLED, ledger.doubled());
  }

  /** What is missing was acknowledged last. */
  private void lost(long before) {
    verdict.rolledBack(new ChaosVerdict.Write(key, acknowledgedAt), ledger.lost() - before);
  }
}
