/**
 * Pools of connections, which several clients share or which programs use directly. A {@link Lease}
 * is one connection for one user at a time; closing it gives the connection back, cleaned.
 */
@NullMarked
package io.github.ledis4j.pool;

import org.jspecify.annotations.NullMarked;
