/**
 * Servers found by the name of a service, through Redis Sentinel. {@link Sentinels} tell the
 * builder of a client where the master or the replicas are at each connect, and have it leave a
 * master that is none any more; {@link SentinelCommands} ask and order the Sentinels themselves.
 */
@NullMarked
package io.github.ledis4j.sentinel;

import org.jspecify.annotations.NullMarked;
