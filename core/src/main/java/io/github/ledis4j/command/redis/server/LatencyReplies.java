package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.ReplyFacts;
import io.github.ledis4j.internal.command.ReportText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes of the replies to {@link RedisServerCommands}. */
final class LatencyReplies {
  static final ReplyMapper<List<LatencySample>> HISTORY = Replies.list(LatencyReplies::sample);
  static final ReplyMapper<List<LatencyEvent>> LATEST = Replies.list(LatencyReplies::event);
  static final ReplyMapper<Map<String, LatencyHistogram>> HISTOGRAMS =
      Replies.map(AdminReplies.TEXT, reply -> histogram(ReplyFacts.MAPPER.map(reply)));

  private LatencyReplies() {}

  private static LatencySample sample(ReplyReader reply) {
    Instant time = reply.element(AdminReplies.SECONDS);
    return new Sample(time, Duration.ofMillis(reply.element(Replies.integer())));
  }

  private static LatencyEvent event(ReplyReader reply) {
    String name = reply.element(AdminReplies.TEXT);
    LatencySample latest = sample(reply);
    return new Event(name, latest, Duration.ofMillis(reply.element(Replies.integer())));
  }

  private static LatencyHistogram histogram(ReplyFacts facts) {
    Map<Duration, Long> atMost = new LinkedHashMap<>();
    facts
        .facts("histogram_usec")
        .numbers()
        .forEach((micros, calls) -> atMost.put(micros(micros), calls));
    return new Histogram(facts.integer("calls"), Collections.unmodifiableMap(atMost));
  }

  private static Duration micros(String number) {
    return Duration.of(Long.parseLong(number), ChronoUnit.MICROS);
  }

  /** What stands behind {@link LatencyEvent}. */
  record Event(String name, LatencySample latest, Duration longest) implements LatencyEvent {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link LatencyHistogram}. */
  record Histogram(long calls, Map<Duration, Long> atMost) implements LatencyHistogram {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link LatencySample}. */
  record Sample(Instant time, Duration latency) implements LatencySample {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }
}
