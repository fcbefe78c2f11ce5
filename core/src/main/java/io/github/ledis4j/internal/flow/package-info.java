/** Reading what is published, for those who have no subscriber. */
@NullMarked
package io.github.ledis4j.internal.flow;

import org.jspecify.annotations.NullMarked;
