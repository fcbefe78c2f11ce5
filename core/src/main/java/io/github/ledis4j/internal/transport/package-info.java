/** Sockets: how they are opened on each transport, encrypted, and what it means if that fails. */
@NullMarked
package io.github.ledis4j.internal.transport;

import org.jspecify.annotations.NullMarked;
