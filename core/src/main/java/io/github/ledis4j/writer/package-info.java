/** Writers that take commands by the million with bounded memory, and say how all of them ended. */
@NullMarked
package io.github.ledis4j.writer;

import org.jspecify.annotations.NullMarked;
