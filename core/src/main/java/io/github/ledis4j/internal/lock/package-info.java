/** Locks that several processes share: how one is taken, held and released. */
@NullMarked
package io.github.ledis4j.internal.lock;

import org.jspecify.annotations.NullMarked;
