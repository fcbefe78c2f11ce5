@NullMarked
package io.github.ledis4j.pubsub;

import org.jspecify.annotations.NullMarked;
