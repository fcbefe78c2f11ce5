/** Every command of LedisDB as a live server answered it, sent again by name and by method. */
@NullMarked
package io.github.ledis4j.replay;

import org.jspecify.annotations.NullMarked;
