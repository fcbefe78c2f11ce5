/** Transactions, and attempts at them on watched keys. */
@NullMarked
package io.github.ledis4j.internal.transaction;

import org.jspecify.annotations.NullMarked;
