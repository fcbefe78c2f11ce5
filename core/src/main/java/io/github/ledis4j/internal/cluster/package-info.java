/**
 * Knows the nodes of a cluster and who owns which slot, and sends each command where it belongs.
 */
@NullMarked
package io.github.ledis4j.internal.cluster;

import org.jspecify.annotations.NullMarked;
