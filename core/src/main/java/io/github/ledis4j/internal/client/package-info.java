/** What the views of both servers have in common. */
@NullMarked
package io.github.ledis4j.internal.client;

import org.jspecify.annotations.NullMarked;
