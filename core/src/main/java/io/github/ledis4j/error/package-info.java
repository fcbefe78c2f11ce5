/** Every failure that a caller can see, by cause, and what each says about its command. */
@NullMarked
package io.github.ledis4j.error;

import org.jspecify.annotations.NullMarked;
