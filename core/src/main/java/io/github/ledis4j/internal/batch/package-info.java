/** Commands that are recorded and sent together. */
@NullMarked
package io.github.ledis4j.internal.batch;

import org.jspecify.annotations.NullMarked;
