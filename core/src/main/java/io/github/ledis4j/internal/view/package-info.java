/** What the views of both servers have in common. */
@NullMarked
package io.github.ledis4j.internal.view;

import org.jspecify.annotations.NullMarked;
