/**
 * Real LedisDB, Redis and Valkey servers for tests, and a scripted one that misbehaves on purpose.
 */
@NullMarked
package io.github.ledis4j.testkit;

import org.jspecify.annotations.NullMarked;
