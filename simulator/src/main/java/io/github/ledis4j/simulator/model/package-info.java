/** A small model of Redis, and of LedisDB where it differs: one thread, no clock of its own. */
@NullMarked
package io.github.ledis4j.simulator.model;

import org.jspecify.annotations.NullMarked;
