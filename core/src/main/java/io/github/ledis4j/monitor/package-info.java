/**
 * Every command that a Redis server runs, as it runs it. A {@link Monitor} is a publisher of {@link
 * MonitorEvent}s, or opens a {@link MonitorSession} that returns one after the other, each on a
 * connection of its own. What is not taken in time is dropped and counted.
 */
@NullMarked
package io.github.ledis4j.monitor;

import org.jspecify.annotations.NullMarked;
