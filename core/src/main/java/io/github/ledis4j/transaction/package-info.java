/**
 * Transactions of Redis: commands that run together or not at all, and keys watched for changes.
 */
@NullMarked
package io.github.ledis4j.transaction;

import org.jspecify.annotations.NullMarked;
