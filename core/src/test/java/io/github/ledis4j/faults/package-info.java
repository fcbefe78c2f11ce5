/** What callers see when a server misbehaves. */
@NullMarked
package io.github.ledis4j.faults;

import org.jspecify.annotations.NullMarked;
