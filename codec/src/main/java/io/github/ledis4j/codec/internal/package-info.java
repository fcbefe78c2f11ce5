/** How bytes become whole replies; not for use outside ledis4j. */
@NullMarked
package io.github.ledis4j.codec.internal;

import org.jspecify.annotations.NullMarked;
