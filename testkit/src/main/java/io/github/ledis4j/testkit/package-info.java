/**
 * Real LedisDB, Redis and Valkey servers and clusters for tests, and a proxy before them and a
 * scripted server that misbehave on purpose.
 */
@NullMarked
package io.github.ledis4j.testkit;

import org.jspecify.annotations.NullMarked;
