/** Which connection takes a command: shared ones by key, exclusive ones by lease. */
@NullMarked
package io.github.ledis4j.internal.pool;

import org.jspecify.annotations.NullMarked;
