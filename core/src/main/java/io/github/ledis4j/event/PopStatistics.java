package io.github.ledis4j.event;

/**
 * What became of the blocking pops of one client. Each element that the server popped and whose
 * reply came is counted once: as delivered, put back or undelivered.
 *
 * @param open pops that are not over: they wait, or their caller has left and what they popped is
 *     still due or on its way back
 * @param delivered elements that callers got
 * @param putBack elements that went back to their lists, as their callers had left
 * @param undelivered elements that could be neither delivered nor put back
 * @param unanswered waits that were never answered, as their connection was lost, or cut because
 *     the answer was overdue; each may have cost an element
 */
public record PopStatistics(
    int open, long delivered, long putBack, long undelivered, long unanswered) {}
