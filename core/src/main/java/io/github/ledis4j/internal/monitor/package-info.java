/** {@code MONITOR} as a stream. */
@NullMarked
package io.github.ledis4j.internal.monitor;

import org.jspecify.annotations.NullMarked;
