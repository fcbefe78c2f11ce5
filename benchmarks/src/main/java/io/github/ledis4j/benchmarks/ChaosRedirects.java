package io.github.ledis4j.benchmarks;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.options.Endpoint;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts why nodes refused commands that were sent again. Thread-safe. */
final class ChaosRedirects implements CommandObserver {
  private final Map<String, LongAdder> refusals = new ConcurrentSkipListMap<>();

  @Override
  public void redirected(
      @Nullable Object token, CommandSpec command, Endpoint endpoint, ServerException refusal) {
    refusals
        .computeIfAbsent(refusal.getClass().getSimpleName(), any -> new LongAdder())
        .increment();
  }

  @Override
  public String toString() {
    return "sent again: " + refusals;
  }
}
