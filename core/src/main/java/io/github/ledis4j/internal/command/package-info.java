/** What command families share and users do not see. */
@NullMarked
package io.github.ledis4j.internal.command;

import org.jspecify.annotations.NullMarked;
