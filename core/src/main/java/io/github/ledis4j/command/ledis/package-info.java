/**
 * The commands that LedisDB has, one interface for each group of them: its five key spaces, scans,
 * sorting, scripts, dumps, replication and the server itself. {@link LedisCommands} has them all.
 * Collections in results cannot be changed.
 */
@NullMarked
package io.github.ledis4j.command.ledis;

import org.jspecify.annotations.NullMarked;
