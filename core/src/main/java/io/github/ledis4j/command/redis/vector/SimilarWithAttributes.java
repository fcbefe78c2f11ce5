package io.github.ledis4j.command.redis.vector;

import org.jspecify.annotations.Nullable;

/**
 * An element of a vector set, how similar its vector is to another, and its attributes.
 *
 * @param element the element
 * @param similarity from 0, the opposite direction, to 1, the same
 * @param attributes as they were set, JSON as a rule; null if it has none
 * @param <V> the type of elements
 */
public record SimilarWithAttributes<V>(V element, double similarity, @Nullable String attributes) {}
