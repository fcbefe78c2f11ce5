package io.github.ledis4j.command;

import io.github.ledis4j.internal.command.SortWords;

/**
 * How {@code SORT} sorts, and what it gives; {@code XLSORT}, {@code XSSORT} and {@code XZSORT} on
 * LedisDB. Immutable.
 *
 * <p>Patterns name keys (on LedisDB of the key-value space), the first {@code *} in them standing
 * for the element; {@code name_*->field} names a field of a hash.
 */
public sealed interface SortOptions permits SortWords {
  /** Sorts by bytes, or by the locale that a Redis server has, which works for any element. */
  SortOptions ALPHABETICAL = SortWords.ALL_ALPHABETICAL;

  /**
   * Sorts by numbers, read as {@code double}. An element that is no number is an error. The text of
   * LedisDB's error holds the element, line breaks and all; so that it can hit nobody else, such a
   * command is sent to LedisDB on a leased connection and cannot be part of a batch.
   */
  SortOptions NUMERIC = SortWords.ALL_NUMERIC;

  /**
   * Puts the highest first ({@code DESC}).
   *
   * @return a copy
   */
  SortOptions descending();

  /**
   * Sorts by other values than the elements ({@code BY}).
   *
   * @param pattern names the value of each element; without a {@code *} nothing is sorted
   * @return a copy
   */
  SortOptions by(String pattern);

  /**
   * Sorts by other values than the elements ({@code BY}), whose keys are bytes.
   *
   * @param pattern names the value of each element, as in {@link #by(String)}; copied
   * @return a copy
   */
  SortOptions by(byte[] pattern);

  /**
   * Gives other values than the elements ({@code GET}), one behind the other for each element if
   * this is called several times.
   *
   * @param pattern names the value of each element; {@code #} is the element itself
   * @return a copy
   */
  SortOptions get(String pattern);

  /**
   * Gives other values than the elements ({@code GET}), whose keys are bytes.
   *
   * @param pattern names the value of each element, as in {@link #get(String)}; copied
   * @return a copy
   */
  SortOptions get(byte[] pattern);

  /**
   * Gives part of the result ({@code LIMIT}).
   *
   * @param part which elements
   * @return a copy
   */
  SortOptions limit(Limit part);
}
