package io.github.ledis4j.simulator.model;

import java.util.List;

/**
 * A client that waits for an element of some lists.
 *
 * @param until when it is told that there was none, in nanoseconds of the clock
 */
record Waiter(Session session, int database, List<String> keys, boolean left, long until) {}
