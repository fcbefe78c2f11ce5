/** How the code is built: its sizes, its packages, and what of it is public. */
@NullMarked
package io.github.ledis4j.house;

import org.jspecify.annotations.NullMarked;
