/**
 * What comes one after the other: {@link Items}, a publisher that can be read without a subscriber
 * of one's own.
 */
@NullMarked
package io.github.ledis4j.flow;

import org.jspecify.annotations.NullMarked;
