/** Pools of connections that one user at a time has to itself. */
@NullMarked
package io.github.ledis4j.pool;

import org.jspecify.annotations.NullMarked;
