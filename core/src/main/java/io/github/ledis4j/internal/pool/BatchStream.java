package io.github.ledis4j.internal.pool;

import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.Connection;
import java.util.List;

/**
 * The one connection that takes a batch part by part, while its user still records it: so the
 * server, which has nothing else to do, is at work meanwhile. The batch finds room as a whole: its
 * first part needs some, and what comes later may pass the limits. For one thread at a time.
 */
public final class BatchStream {
  /** A part as large as this is worth a write of its own, while the next one is packed. */
  public static final int PART_BYTES = UnitSplitter.WORTH_A_WRITE;

  private final Connection target;
  private boolean begun;

  BatchStream(Connection target) {
    this.target = target;
  }

  /** Tells whether a part was taken. */
  public boolean hasBegun() {
    return begun;
  }

  /**
   * Makes sure that the next part finds a place.
   *
   * @return what hands the part over
   * @throws io.github.ledis4j.error.LedisException why it finds none
   */
  public Runnable reserve(List<? extends Call<?>> part) {
    UnitSplitter row = new UnitSplitter(target, part);
    if (begun) {
      row.reserveMore();
    } else {
      row.reserve();
    }
    begun = true;
    return row::submit;
  }
}
