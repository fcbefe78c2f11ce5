/**
 * ledis4j beside Lettuce, Jedis and Vert.x on the same servers: the works, the figures, the bar.
 */
@NullMarked
package io.github.ledis4j.benchmarks;

import org.jspecify.annotations.NullMarked;
