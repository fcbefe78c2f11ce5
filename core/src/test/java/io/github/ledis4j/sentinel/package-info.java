/** Services found through Sentinels: scripted ones that misbehave, and real ones. */
@NullMarked
package io.github.ledis4j.sentinel;

import org.jspecify.annotations.NullMarked;
