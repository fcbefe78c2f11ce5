/** Pools of connections, which several clients share or which are driven by hand. */
@NullMarked
package io.github.ledis4j.pool;

import org.jspecify.annotations.NullMarked;
