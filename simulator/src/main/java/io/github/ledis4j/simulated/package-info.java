/** A Redis in memory, on a clock that a test moves. */
@NullMarked
package io.github.ledis4j.simulated;

import org.jspecify.annotations.NullMarked;
