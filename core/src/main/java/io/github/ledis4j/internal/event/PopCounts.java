package io.github.ledis4j.internal.event;

import io.github.ledis4j.event.PopStatistics;

/** What stands behind {@link PopStatistics}. */
public record PopCounts(int open, long delivered, long putBack, long undelivered, long unanswered)
    implements PopStatistics {}
