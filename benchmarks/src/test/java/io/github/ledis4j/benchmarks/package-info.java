@NullMarked
package io.github.ledis4j.benchmarks;

import org.jspecify.annotations.NullMarked;
