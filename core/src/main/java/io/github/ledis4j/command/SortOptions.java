package io.github.ledis4j.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How {@code SORT} sorts, and what it gives; {@code XLSORT}, {@code XSSORT} and {@code XZSORT} on
 * LedisDB. Immutable.
 *
 * <p>Patterns name keys (on LedisDB of the key-value space), the first {@code *} in them standing
 * for the element; {@code name_*->field} names a field of a hash.
 */
public final class SortOptions {
  /** Sorts by bytes, or by the locale that a Redis server has, which works for any element. */
  public static final SortOptions ALPHABETICAL =
      new SortOptions(true, false, null, List.of(), Limit.NONE);

  /**
   * Sorts by numbers, read as {@code double}. An element that is no number is an error. The text of
   * LedisDB's error holds the element, line breaks and all; so that it can hit nobody else, such a
   * command is sent to LedisDB on a leased connection and cannot be part of a batch.
   */
  public static final SortOptions NUMERIC =
      new SortOptions(false, false, null, List.of(), Limit.NONE);

  private final boolean alphabetical;
  private final boolean descending;
  private final byte @Nullable [] by;
  private final List<byte[]> get;
  private final Limit limit;

  private SortOptions(
      boolean alphabetical,
      boolean descending,
      byte @Nullable [] by,
      List<byte[]> get,
      Limit limit) {
    this.alphabetical = alphabetical;
    this.descending = descending;
    this.by = by;
    this.get = get;
    this.limit = limit;
  }

  /**
   * Puts the highest first ({@code DESC}).
   *
   * @return a copy
   */
  public SortOptions descending() {
    return new SortOptions(alphabetical, true, by, get, limit);
  }

  /**
   * Sorts by other values than the elements ({@code BY}).
   *
   * @param pattern names the value of each element; without a {@code *} nothing is sorted
   * @return a copy
   */
  public SortOptions by(String pattern) {
    return by(pattern.getBytes(UTF_8));
  }

  /**
   * Sorts by other values than the elements ({@code BY}), whose keys are bytes.
   *
   * @param pattern names the value of each element, as in {@link #by(String)}; copied
   * @return a copy
   */
  public SortOptions by(byte[] pattern) {
    return new SortOptions(alphabetical, descending, pattern.clone(), get, limit);
  }

  /**
   * Gives other values than the elements ({@code GET}), one behind the other for each element if
   * this is called several times.
   *
   * @param pattern names the value of each element; {@code #} is the element itself
   * @return a copy
   */
  public SortOptions get(String pattern) {
    return get(pattern.getBytes(UTF_8));
  }

  /**
   * Gives other values than the elements ({@code GET}), whose keys are bytes.
   *
   * @param pattern names the value of each element, as in {@link #get(String)}; copied
   * @return a copy
   */
  public SortOptions get(byte[] pattern) {
    List<byte[]> more = new ArrayList<>(get);
    more.add(pattern.clone());
    return new SortOptions(alphabetical, descending, by, List.copyOf(more), limit);
  }

  /**
   * Gives part of the result ({@code LIMIT}).
   *
   * @param part which elements
   * @return a copy
   */
  public SortOptions limit(Limit part) {
    return new SortOptions(alphabetical, descending, by, get, requireNonNull(part, "part"));
  }

  /**
   * Tells whether it sorts by bytes.
   *
   * @return false if it sorts by numbers
   */
  public boolean isAlphabetical() {
    return alphabetical;
  }

  /**
   * Says how many words {@link #addTo} adds.
   *
   * @return at least 0
   */
  public int arguments() {
    int words = (alphabetical ? 1 : 0) + (descending ? 1 : 0) + (by == null ? 0 : 2);
    return words + 2 * get.size() + limit.arguments();
  }

  /**
   * Adds the options to a command.
   *
   * @param command the command
   * @param <K> the type of keys
   * @param <V> the type of values
   * @return the command
   */
  public <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (by != null) {
      command.add("BY").add(by);
    }
    limit.addTo(command);
    for (byte[] pattern : get) {
      command.add("GET").add(pattern);
    }
    if (descending) {
      command.add("DESC");
    }
    return alphabetical ? command.add("ALPHA") : command;
  }
}
