package io.github.ledis4j.command.ledis;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.SortOptions;
import io.github.ledis4j.internal.command.SortWords;

/**
 * The facts about one command of {@link LedisSortCommands}, which differ by what it sorts by and by
 * whether it stores. Numeric ones go on connections of their own: line breaks of an element inside
 * of an error would shift the replies of all behind it, and what is left of them would not pass the
 * cleaning of a lease.
 */
enum SortSpecs {
  XLSORT,
  XSSORT,
  XZSORT;

  private final CommandSpec alphabetical = CommandSpec.read(name());
  private final CommandSpec numeric = CommandSpec.read(name()).blocks();
  private final CommandSpec alphabeticalStore = CommandSpec.write(name());
  private final CommandSpec numericStore = CommandSpec.write(name()).blocks();

  CommandSpec reading(SortOptions options) {
    return SortWords.of(options).isAlphabetical() ? alphabetical : numeric;
  }

  CommandSpec storing(SortOptions options) {
    return SortWords.of(options).isAlphabetical() ? alphabeticalStore : numericStore;
  }
}
