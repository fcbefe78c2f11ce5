package io.github.ledis4j.internal.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.Limit;
import io.github.ledis4j.command.SortOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands behind {@link SortOptions}, and writes them. */
public final class SortWords implements SortOptions {
  /** {@link SortOptions#ALPHABETICAL}. */
  public static final SortWords ALL_ALPHABETICAL =
      new SortWords(true, false, null, List.of(), Limit.NONE);

  /** {@link SortOptions#NUMERIC}. */
  public static final SortWords ALL_NUMERIC =
      new SortWords(false, false, null, List.of(), Limit.NONE);

  private final boolean alphabetical;
  private final boolean descending;
  private final byte @Nullable [] by;
  private final List<byte[]> get;
  private final Limit limit;

  private SortWords(
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

  /** Gives what writes options. */
  public static SortWords of(SortOptions options) {
    return (SortWords) options;
  }

  @Override
  public SortOptions descending() {
    return new SortWords(alphabetical, true, by, get, limit);
  }

  @Override
  public SortOptions by(String pattern) {
    return by(pattern.getBytes(UTF_8));
  }

  @Override
  public SortOptions by(byte[] pattern) {
    return new SortWords(alphabetical, descending, pattern.clone(), get, limit);
  }

  @Override
  public SortOptions get(String pattern) {
    return get(pattern.getBytes(UTF_8));
  }

  @Override
  public SortOptions get(byte[] pattern) {
    List<byte[]> more = new ArrayList<>(get);
    more.add(pattern.clone());
    return new SortWords(alphabetical, descending, by, List.copyOf(more), limit);
  }

  @Override
  public SortOptions limit(Limit part) {
    return new SortWords(alphabetical, descending, by, get, requireNonNull(part, "part"));
  }

  /** Tells whether it sorts by bytes. */
  public boolean isAlphabetical() {
    return alphabetical;
  }

  /** Says how many words {@link #addTo} adds. */
  public int arguments() {
    int words = (alphabetical ? 1 : 0) + (descending ? 1 : 0) + (by == null ? 0 : 2);
    return words + 2 * get.size() + LimitWords.of(limit).arguments();
  }

  /** Adds the options to a command. */
  public <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (by != null) {
      command.add("BY").add(by);
    }
    LimitWords.of(limit).addTo(command);
    for (byte[] pattern : get) {
      command.add("GET").add(pattern);
    }
    if (descending) {
      command.add("DESC");
    }
    return alphabetical ? command.add("ALPHA") : command;
  }
}
