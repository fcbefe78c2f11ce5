package io.github.ledis4j.command.redis.vector;

import static io.github.ledis4j.internal.command.Arguments.between;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which elements {@code VSIM} returns, and how hard it looks for them. Immutable. */
public final class VSimOptions {
  /** The ten elements that the server finds to be nearest. */
  public static final VSimOptions DEFAULT = new VSimOptions(Map.of(), List.of());

  private final Map<String, String> settings;
  private final List<String> flags;

  private VSimOptions(Map<String, String> settings, List<String> flags) {
    this.settings = settings;
    this.flags = flags;
  }

  /**
   * Asks for more or fewer elements than ten ({@code COUNT}).
   *
   * @param elements how many at most, at least one
   * @return a copy
   * @throws IllegalArgumentException if the number is smaller
   */
  public VSimOptions count(long elements) {
    return number("COUNT", elements, "count");
  }

  /**
   * Leaves out elements that are too far away ({@code EPSILON}).
   *
   * @param distance the largest, from 0, the same direction, to 1, the opposite; an element with
   *     the similarity s has the distance 1 - s
   * @return a copy
   * @throws IllegalArgumentException if the distance is not between 0 and 1
   */
  public VSimOptions maxDistance(double distance) {
    if (!(distance >= 0 && distance <= 1)) {
      throw new IllegalArgumentException("distance must lie between 0 and 1: " + distance);
    }
    return with("EPSILON", Double.toString(distance));
  }

  /**
   * Sets how many candidates to look at ({@code EF}): more find better ones and take longer.
   *
   * @param candidates how many, at least one
   * @return a copy
   * @throws IllegalArgumentException if the number is smaller
   */
  public VSimOptions effort(long candidates) {
    return number("EF", candidates, "candidates");
  }

  /**
   * Asks only for elements whose attributes fulfil a condition ({@code FILTER}).
   *
   * @param expression in the server's language, {@code .year > 1950 and .genre in ["a", "b"]} for
   *     instance; never put text from outside into it
   * @return a copy
   */
  public VSimOptions filter(String expression) {
    return with("FILTER", expression);
  }

  /**
   * Sets how many candidates to try the filter on ({@code FILTER-EF}), before the server gives what
   * it has; servers try 100 for each element asked for.
   *
   * @param candidates how many, at least one
   * @return a copy
   * @throws IllegalArgumentException if the number is smaller
   */
  public VSimOptions filterEffort(long candidates) {
    return number("FILTER-EF", candidates, "candidates");
  }

  /**
   * Compares with every element ({@code TRUTH}), which is exact and slow.
   *
   * @return a copy
   */
  public VSimOptions exact() {
    return flag("TRUTH");
  }

  /**
   * Looks in the server's main thread ({@code NOTHREAD}), which serves nobody else until it is
   * done.
   *
   * @return a copy
   */
  public VSimOptions inMainThread() {
    return flag("NOTHREAD");
  }

  private VSimOptions number(String word, long number, String what) {
    return with(word, Long.toString(between(number, 1, Integer.MAX_VALUE, what)));
  }

  private VSimOptions with(String word, String value) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put(word, requireNonNull(value, word));
    return new VSimOptions(more, flags);
  }

  private VSimOptions flag(String word) {
    List<String> more = new ArrayList<>(flags);
    if (!more.contains(word)) {
      more.add(word);
    }
    return new VSimOptions(settings, List.copyOf(more));
  }

  int arguments() {
    return 2 * settings.size() + flags.size();
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    settings.forEach((word, value) -> command.add(word).add(value));
    flags.forEach(command::add);
    return command;
  }
}
