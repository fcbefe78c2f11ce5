/** Locks that several processes share through a server. */
@NullMarked
package io.github.ledis4j.lock;

import org.jspecify.annotations.NullMarked;
