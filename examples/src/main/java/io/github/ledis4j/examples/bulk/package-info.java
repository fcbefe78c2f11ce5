/** A bulk writer: millions of lines, bounded memory, and an exact account at the end. */
@NullMarked
package io.github.ledis4j.examples.bulk;

import org.jspecify.annotations.NullMarked;
