/**
 * The clients for LedisDB and Redis: the first types that a program imports. A client has all
 * commands of its server as methods whose results are futures, and makes views, batches,
 * transactions, locks and subscriptions.
 */
@NullMarked
package io.github.ledis4j;

import org.jspecify.annotations.NullMarked;
