package io.github.ledis4j.internal.connection;

/** What is on one connection at one moment, and what happened to it so far. */
public record ConnectionSnapshot(
    boolean connected,
    int commands,
    long bytes,
    long reconnects,
    long failedConnects,
    long timeouts,
    long repeated) {}
