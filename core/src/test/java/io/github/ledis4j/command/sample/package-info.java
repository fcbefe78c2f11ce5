@NullMarked
package io.github.ledis4j.command.sample;

import org.jspecify.annotations.NullMarked;
