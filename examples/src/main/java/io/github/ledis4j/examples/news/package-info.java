/** News: one publisher, a listener that keeps up, and one that does not. */
@NullMarked
package io.github.ledis4j.examples.news;

import org.jspecify.annotations.NullMarked;
