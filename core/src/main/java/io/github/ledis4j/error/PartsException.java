package io.github.ledis4j.error;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command that was taken apart by the slots of a cluster failed, in part or as a whole; the other
 * parts ran. If all parts have one {@link #outcome}, it is theirs, otherwise {@link
 * Outcome#UNKNOWN}.
 *
 * <pre>{@code
 * catch (PartsException e) {
 *   for (PartsException.Part part : e.parts()) {
 *     if (part.outcome() != Outcome.SUCCEEDED) {
 *       part.positions().forEach(position -> again.add(keys.get(position)));
 *     }
 *   }
 * }
 * }</pre>
 */
public final class PartsException extends LedisException {
  private static final long serialVersionUID = 1L;

  /** How each part ended. */
  private final transient @Nullable List<Part> parts;

  /**
   * What became of the keys of one slot. Immutable.
   *
   * <p>Implemented by this library only, which may add methods in any version.
   */
  public interface Part {

    /**
     * Returns where its keys stand.
     *
     * @return their places among the keys of the whole command, counted from 0, in order; those of
     *     a map are counted as it is iterated
     */
    List<Integer> positions();

    /**
     * Returns what this part alone resulted in.
     *
     * @return a list with a value or null for each position, or a number, as the command has it;
     *     null if it failed, or if the command has no value
     */
    @Nullable Object value();

    /** {@return why it failed, or null if it ran} */
    @Nullable Throwable cause();

    /** {@return what became of it} */
    default Outcome outcome() {
      return Outcome.of(cause());
    }
  }

  /**
   * Describes a failure.
   *
   * @param command the name of the command
   * @param parts all parts; at least one has failed
   */
  public PartsException(String command, List<? extends Part> parts) {
    super(outcome(parts), message(command, parts), failures(parts).findFirst().orElseThrow());
    this.parts = List.copyOf(parts);
  }

  private static Outcome outcome(List<? extends Part> parts) {
    List<Outcome> different = parts.stream().map(Part::outcome).distinct().toList();
    return different.size() == 1 ? different.get(0) : Outcome.UNKNOWN;
  }

  private static String message(String command, List<? extends Part> parts) {
    return "%s failed in %d of its %d slots, first with: %s"
        .formatted(
            command,
            failures(parts).count(),
            parts.size(),
            failures(parts).findFirst().orElseThrow().getMessage());
  }

  private static Stream<Throwable> failures(List<? extends Part> parts) {
    return parts.stream().map(Part::cause).flatMap(Stream::ofNullable);
  }

  /**
   * Returns how each part ended.
   *
   * @return all parts, one for each slot; none if the failure was serialized
   */
  public List<Part> parts() {
    return parts == null ? List.of() : parts;
  }
}
