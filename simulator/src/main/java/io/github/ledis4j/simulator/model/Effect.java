package io.github.ledis4j.simulator.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a key is after a write, for those who follow.
 *
 * @param value its value, or null if there is none any more
 * @param endsAt when it ends, in nanoseconds of the clock
 * @param events what is told to have happened to it
 */
public record Effect(
    int database, String key, @Nullable Object value, long endsAt, List<String> events) {
  Effect with(List<String> told) {
    return new Effect(database, key, value, endsAt, told);
  }
}
