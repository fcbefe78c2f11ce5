@NullMarked
package io.github.ledis4j.internal.pubsub;

import org.jspecify.annotations.NullMarked;
