package io.github.ledis4j.internal;

import java.lang.ref.Cleaner;
import org.jspecify.annotations.Nullable;

/**
 * What is left of something that was to be ended by its user: when nobody refers to it any more and
 * it was not ended, that is reported. Thread-safe.
 */
public final class Forgotten {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Runnable report;
  private volatile boolean settled;
  private Cleaner.@Nullable Cleanable cleanable;

  private Forgotten(Runnable report) {
    this.report = report;
  }

  /**
   * Watches over something.
   *
   * @param owner what is to be ended
   * @param report is run once if it never is; must not refer to the owner
   */
  public static Forgotten watch(Object owner, Runnable report) {
    Forgotten left = new Forgotten(report);
    left.cleanable = CLEANER.register(owner, left::collected);
    return left;
  }

  private void collected() {
    if (!settled) {
      report.run();
    }
  }

  /** Notes that it was ended. */
  public void settle() {
    settled = true;
    if (cleanable != null) {
      cleanable.clean();
    }
  }
}
