package io.github.ledis4j.event;

/**
 * What became of the blocking pops of one client. Each element that the server popped and whose
 * reply came is counted once: as delivered, put back or undelivered.
 *
 * <p>Implemented by this library only, which may add methods in any version.
 */
public interface PopStatistics {

  /**
   * {@return how many pops are not over: they wait, or their caller has left and what they popped
   * is still due or on its way back}
   */
  int open();

  /** {@return how many elements callers got} */
  long delivered();

  /** {@return how many elements went back to their lists, as their callers had left} */
  long putBack();

  /** {@return how many elements could be neither delivered nor put back} */
  long undelivered();

  /**
   * {@return how many waits were never answered, as their connection was lost, or cut because the
   * answer was overdue; each may have cost an element}
   */
  long unanswered();
}
