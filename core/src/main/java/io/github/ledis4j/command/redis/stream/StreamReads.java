package io.github.ledis4j.command.redis.stream;

import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.internal.command.BlockingWait;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code XREAD} and {@code XREADGROUP}, which may wait or not, and lists of ids. */
final class StreamReads {
  private StreamReads() {}

  static <K, V> CommandBuilder<K, V> ids(CommandBuilder<K, V> command, Collection<StreamId> ids) {
    ids.forEach(id -> command.add(id.toString()));
    return command;
  }

  static <K, V> Command<Map<K, List<StreamEntry<K, V>>>> xread(
      Format<K, V> format,
      @Nullable BlockingWait wait,
      Map<? extends K, StreamPosition> streams,
      XReadOptions options) {
    return streams(xreadOf(count(streams.keySet(), "stream"), format, wait, options), streams)
        .returning(StreamReplies.streams(format));
  }

  static <K, V> Command<List<StreamEntry<K, V>>> xread(
      Format<K, V> format,
      @Nullable BlockingWait wait,
      K key,
      StreamPosition start,
      XReadOptions options) {
    return xreadOf(1, format, wait, options)
        .key(key)
        .add(start.toString())
        .returning(StreamReplies.stream(format));
  }

  static <K, V> Command<Map<K, List<StreamEntry<K, V>>>> xreadgroup(
      Format<K, V> format,
      @Nullable BlockingWait wait,
      String group,
      String consumer,
      Map<? extends K, GroupPosition> streams,
      XReadGroupOptions options) {
    int count = count(streams.keySet(), "stream");
    return streams(xreadgroupOf(count, format, wait, group, consumer, options), streams)
        .returning(StreamReplies.streams(format));
  }

  static <K, V> Command<List<StreamEntry<K, V>>> xreadgroup(
      Format<K, V> format,
      @Nullable BlockingWait wait,
      String group,
      String consumer,
      K key,
      GroupPosition from,
      XReadGroupOptions options) {
    return xreadgroupOf(1, format, wait, group, consumer, options)
        .key(key)
        .add(from.toString())
        .returning(StreamReplies.stream(format));
  }

  /** All of a command but its streams. */
  private static <K, V> CommandBuilder<K, V> xreadOf(
      int streams, Format<K, V> format, @Nullable BlockingWait wait, XReadOptions options) {
    int words = options.arguments();
    int arguments = words + (wait == null ? 0 : 2) + 1 + 2 * streams;
    return block(
        options.addTo(format.command(RedisStreamSpecs.xread(wait != null, words), arguments)),
        wait);
  }

  private static <K, V> CommandBuilder<K, V> xreadgroupOf(
      int streams,
      Format<K, V> format,
      @Nullable BlockingWait wait,
      String group,
      String consumer,
      XReadGroupOptions options) {
    int words = options.arguments();
    int arguments = 3 + words + (wait == null ? 0 : 2) + 1 + 2 * streams;
    CommandBuilder<K, V> command =
        format
            .command(RedisStreamSpecs.xreadgroup(wait != null, words), arguments)
            .add("GROUP")
            .add(group)
            .add(consumer);
    return block(options.addTo(command), wait);
  }

  private static <K, V> CommandBuilder<K, V> block(
      CommandBuilder<K, V> command, @Nullable BlockingWait wait) {
    if (wait != null) {
      wait.addMillisTo(command.add("BLOCK"));
    }
    return command.add("STREAMS");
  }

  private static <K, V> CommandBuilder<K, V> streams(
      CommandBuilder<K, V> command, Map<? extends K, ?> streams) {
    command.keys(streams.keySet());
    streams.values().forEach(position -> command.add(position.toString()));
    return command;
  }
}
