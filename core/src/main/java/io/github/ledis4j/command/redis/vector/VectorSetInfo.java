package io.github.ledis4j.command.redis.vector;

/**
 * How a vector set is made ({@code VINFO}).
 *
 * @param quantization the server's name of how exactly it keeps vectors: {@code int8}, {@code bin}
 *     or {@code f32}
 * @param dimension how many components its vectors have
 * @param dimensionBeforeReduction how many components vectors are sent with, or 0 if they are not
 *     reduced
 * @param size how many elements it has
 * @param withAttributes how many of them have attributes; Redis 8.2 leaves out those that came with
 *     an element that was added in the background
 * @param links how many links an element may have
 * @param highestLayer the highest layer of the graph, from 0
 */
public record VectorSetInfo(
    String quantization,
    long dimension,
    long dimensionBeforeReduction,
    long size,
    long withAttributes,
    long links,
    long highestLayer) {}
