/**
 * A sidecar: beside its server on one host, over a Unix socket, whichever of the two starts first.
 */
@NullMarked
package io.github.ledis4j.examples.sidecar;

import org.jspecify.annotations.NullMarked;
