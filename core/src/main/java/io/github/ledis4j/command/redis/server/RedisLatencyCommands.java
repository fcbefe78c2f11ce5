package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis about what took long ({@code LATENCY}). But for the histogram it takes
 * notes only if its setting {@code latency-monitor-threshold} is not 0.
 *
 * <p>A null argument is a {@link NullPointerException}, thrown at the call.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisLatencyCommands<K, V> extends CommandSink<K, V> {

  /**
   * Asks for a diagnosis, for people to read ({@code LATENCY DOCTOR}).
   *
   * @return some sentences
   */
  default CompletableFuture<String> latencyDoctor() {
    return execute(format().command(LatencySpecs.DOCTOR, 0).returning(AdminReplies.TEXT));
  }

  /**
   * Asks for a chart, for people to look at ({@code LATENCY GRAPH}); an error if nothing was noted.
   *
   * @param event of what, {@code command} for instance
   * @return some lines
   */
  default CompletableFuture<String> latencyGraph(String event) {
    return execute(format().command(LatencySpecs.GRAPH, 1).add(event).returning(AdminReplies.TEXT));
  }

  /**
   * Asks how long commands took ({@code LATENCY HISTOGRAM}), since Redis 7.0.
   *
   * @param commands the names of commands; none for all
   * @return the counts of each by its name in lower case, without those that were never called
   */
  default CompletableFuture<Map<String, LatencyHistogram>> latencyHistogram(String... commands) {
    return execute(
        format()
            .command(LatencySpecs.HISTOGRAM, commands.length)
            .texts(Arrays.asList(commands))
            .returning(LatencyReplies.HISTOGRAMS));
  }

  /**
   * Asks what was noted of one kind ({@code LATENCY HISTORY}).
   *
   * @param event of what, {@code command} for instance
   * @return up to 160 notes, the oldest first
   */
  default CompletableFuture<List<LatencySample>> latencyHistory(String event) {
    return execute(
        format().command(LatencySpecs.HISTORY, 1).add(event).returning(LatencyReplies.HISTORY));
  }

  /**
   * Asks what was noted last of each kind ({@code LATENCY LATEST}).
   *
   * @return the last of each
   */
  default CompletableFuture<List<LatencyEvent>> latencyLatest() {
    return execute(format().command(LatencySpecs.LATEST, 0).returning(LatencyReplies.LATEST));
  }

  /**
   * Has the server forget its notes ({@code LATENCY RESET}).
   *
   * @param events of what; none for all
   * @return how many kinds there were
   */
  default CompletableFuture<Long> latencyReset(String... events) {
    return execute(
        format()
            .command(LatencySpecs.RESET, events.length)
            .texts(Arrays.asList(events))
            .returning(Replies.integer()));
  }
}
