/** What is written, when memory is short and when connections end in the middle of it. */
@NullMarked
package io.github.ledis4j.writes;

import org.jspecify.annotations.NullMarked;
