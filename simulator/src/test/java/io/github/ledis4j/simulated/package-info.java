/** What users of the simulated Redis see. */
@NullMarked
package io.github.ledis4j.simulated;

import org.jspecify.annotations.NullMarked;
