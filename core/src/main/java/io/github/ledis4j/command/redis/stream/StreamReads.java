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
    int words = options.arguments();
    int arguments = words + (wait == null ? 0 : 2) + 1 + 2 * count(streams.keySet(), "stream");
    CommandBuilder<K, V> command =
        options.addTo(format.command(RedisStreamSpecs.xread(wait != null, words), arguments));
    return streams(format, command, wait, streams);
  }

  static <K, V> Command<Map<K, List<StreamEntry<K, V>>>> xreadgroup(
      Format<K, V> format,
      @Nullable BlockingWait wait,
      String group,
      String consumer,
      Map<? extends K, GroupPosition> streams,
      XReadGroupOptions options) {
    int words = options.arguments();
    int arguments = 3 + words + (wait == null ? 0 : 2) + 1 + 2 * count(streams.keySet(), "stream");
    CommandBuilder<K, V> command =
        format
            .command(RedisStreamSpecs.xreadgroup(wait != null, words), arguments)
            .add("GROUP")
            .add(group)
            .add(consumer);
    return streams(format, options.addTo(command), wait, streams);
  }

  private static <K, V> Command<Map<K, List<StreamEntry<K, V>>>> streams(
      Format<K, V> format,
      CommandBuilder<K, V> command,
      @Nullable BlockingWait wait,
      Map<? extends K, ?> streams) {
    if (wait != null) {
      wait.addMillisTo(command.add("BLOCK"));
    }
    command.add("STREAMS").keys(streams.keySet());
    streams.values().forEach(position -> command.add(position.toString()));
    return command.returning(StreamReplies.streams(format));
  }
}
