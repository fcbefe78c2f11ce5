/** Asks Sentinels where the servers of a service are, and listens to them for changes. */
@NullMarked
package io.github.ledis4j.internal.sentinel;

import org.jspecify.annotations.NullMarked;
