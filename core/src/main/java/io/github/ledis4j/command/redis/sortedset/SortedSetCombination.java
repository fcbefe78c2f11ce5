package io.github.ledis4j.command.redis.sortedset;

import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Format;
import java.util.Collection;

/** Packs the commands that take a number of sorted sets and how to combine them. */
final class SortedSetCombination {
  private SortedSetCombination() {}

  static <K, V> CommandBuilder<K, V> command(
      Format<K, V> format,
      CommandSpec spec,
      Collection<? extends K> sources,
      CombineOptions options,
      String... words) {
    int arguments = arguments(sources, options) + words.length;
    CommandBuilder<K, V> command = addTo(format.command(spec, arguments), sources, options);
    for (String word : words) {
      command.add(word);
    }
    return command;
  }

  static <K, V> CommandBuilder<K, V> store(
      Format<K, V> format,
      CommandSpec spec,
      K destination,
      Collection<? extends K> sources,
      CombineOptions options) {
    int arguments = 1 + arguments(sources, options);
    return addTo(format.command(spec, arguments).key(destination), sources, options);
  }

  private static int arguments(Collection<?> sources, CombineOptions options) {
    return 1 + count(sources, "source") + options.argumentsFor(sources.size());
  }

  private static <K, V> CommandBuilder<K, V> addTo(
      CommandBuilder<K, V> command, Collection<? extends K> sources, CombineOptions options) {
    return options.addTo(command.add(sources.size()).keys(sources));
  }
}
