/** Counters on a cluster, while slots move and a master is killed. */
@NullMarked
package io.github.ledis4j.examples.counters;

import org.jspecify.annotations.NullMarked;
