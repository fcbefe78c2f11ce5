/**
 * Locks that several processes share through a server. A {@link Lock} says which key, for how long
 * and how patiently; a {@link HeldLock} is one that was got, to extend and to release. On Redis
 * scripts compare and change it in one step, on LedisDB it is advisory.
 */
@NullMarked
package io.github.ledis4j.lock;

import org.jspecify.annotations.NullMarked;
