/** Scripts that are written once and run anywhere, on real servers. */
@NullMarked
package io.github.ledis4j.script;

import org.jspecify.annotations.NullMarked;
