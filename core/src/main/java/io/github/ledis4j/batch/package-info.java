/** Commands that are recorded first and sent together, and how they ended. */
@NullMarked
package io.github.ledis4j.batch;

import org.jspecify.annotations.NullMarked;
