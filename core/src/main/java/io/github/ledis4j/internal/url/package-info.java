/** What a server's URL says, and where it contradicts what a program says. */
@NullMarked
package io.github.ledis4j.internal.url;

import org.jspecify.annotations.NullMarked;
