/** What a cluster of Redis or Valkey looks like, and what changes in it. */
@NullMarked
package io.github.ledis4j.cluster;

import org.jspecify.annotations.NullMarked;
