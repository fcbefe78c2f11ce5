/** Tells subscribers what happens to connections. */
@NullMarked
package io.github.ledis4j.internal.event;

import org.jspecify.annotations.NullMarked;
