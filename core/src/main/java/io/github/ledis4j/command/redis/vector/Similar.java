package io.github.ledis4j.command.redis.vector;

/**
 * An element of a vector set, and how similar its vector is to another.
 *
 * @param element the element
 * @param similarity from 0, the opposite direction, to 1, the same
 * @param <V> the type of elements
 */
public record Similar<V>(V element, double similarity) {}
