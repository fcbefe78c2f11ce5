/** Blocking pops that lose nothing when their callers leave. */
@NullMarked
package io.github.ledis4j.internal.pop;

import org.jspecify.annotations.NullMarked;
