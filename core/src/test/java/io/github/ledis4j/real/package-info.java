/** Against real servers: every version, socket kind, transport, protocol and parser there is. */
@NullMarked
package io.github.ledis4j.real;

import org.jspecify.annotations.NullMarked;
