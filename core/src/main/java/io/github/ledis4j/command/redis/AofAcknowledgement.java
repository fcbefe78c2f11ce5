package io.github.ledis4j.command.redis;

/**
 * Who has written to disk what a connection wrote.
 *
 * @param local whether the server itself has
 * @param replicas how many replicas have
 */
public record AofAcknowledgement(boolean local, long replicas) {}
