package io.github.ledis4j.simulator.model;

import org.jspecify.annotations.Nullable;

/**
 * What a key is after a write, for those who follow.
 *
 * @param value its value, or null if there is none any more
 * @param endsAt when it ends, in nanoseconds of the clock
 */
public record Effect(int database, String key, @Nullable Object value, long endsAt) {}
