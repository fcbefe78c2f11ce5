/** What the clients are built from; may change at any time. */
@NullMarked
package io.github.ledis4j.internal;

import org.jspecify.annotations.NullMarked;
