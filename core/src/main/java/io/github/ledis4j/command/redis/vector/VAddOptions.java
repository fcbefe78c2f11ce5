package io.github.ledis4j.command.redis.vector;

import static io.github.ledis4j.internal.command.Arguments.between;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import org.jspecify.annotations.Nullable;

/** What {@code VADD} may take beside key, vector and element. Immutable. */
public final class VAddOptions {
  /** 8 bits a component, no attributes, 16 links, an effort of 200. */
  public static final VAddOptions DEFAULT = new VAddOptions(0, false, null, 0, null, 0);

  private final int reduced;
  private final boolean inBackground;
  private final @Nullable VectorQuantization quantization;
  private final int effort;
  private final @Nullable String attributes;
  private final int links;

  private VAddOptions(
      int reduced,
      boolean inBackground,
      @Nullable VectorQuantization quantization,
      int effort,
      @Nullable String attributes,
      int links) {
    this.reduced = reduced;
    this.inBackground = inBackground;
    this.quantization = quantization;
    this.effort = effort;
    this.attributes = attributes;
    this.links = links;
  }

  /**
   * Keeps a random projection on fewer dimensions ({@code REDUCE}). The same for all vectors of a
   * set: another number is answered with an error.
   *
   * @param dimensions how many to keep, at least one
   * @return a copy
   * @throws IllegalArgumentException if the number is smaller
   */
  public VAddOptions reduceTo(int dimensions) {
    return new VAddOptions(
        (int) between(dimensions, 1, Integer.MAX_VALUE, "dimensions"),
        inBackground,
        quantization,
        effort,
        attributes,
        links);
  }

  /**
   * Lets a thread of the server look for neighbours, so that it serves others at the same time
   * ({@code CAS}).
   *
   * @return a copy
   */
  public VAddOptions inBackground() {
    return new VAddOptions(reduced, true, quantization, effort, attributes, links);
  }

  /**
   * Sets how exactly to keep the vector ({@code NOQUANT}, {@code Q8} or {@code BIN}). The same for
   * all vectors of a set: another way is answered with an error.
   *
   * @param how the way
   * @return a copy
   */
  public VAddOptions quantization(VectorQuantization how) {
    return new VAddOptions(
        reduced, inBackground, requireNonNull(how, "how"), effort, attributes, links);
  }

  /**
   * Sets how many candidates to look at for the new element's neighbours ({@code EF}): more find
   * better ones and take longer.
   *
   * @param candidates how many, at least one
   * @return a copy
   * @throws IllegalArgumentException if the number is smaller
   */
  public VAddOptions effort(int candidates) {
    int more = (int) between(candidates, 1, Integer.MAX_VALUE, "candidates");
    return new VAddOptions(reduced, inBackground, quantization, more, attributes, links);
  }

  /**
   * Adds attributes to the element, by which searches can filter ({@code SETATTR}).
   *
   * @param json an object, {@code {"year": 1950}} for instance; servers take any text, and filters
   *     then pass the element over
   * @return a copy
   */
  public VAddOptions attributes(String json) {
    return new VAddOptions(
        reduced, inBackground, quantization, effort, requireNonNull(json, "json"), links);
  }

  /**
   * Sets how many links each element of the set may have ({@code M}), twice as many in the lowest
   * layer. The same for all elements of a set: another number is answered with an error.
   *
   * @param most how many, at least one
   * @return a copy
   * @throws IllegalArgumentException if the number is smaller
   */
  public VAddOptions links(int most) {
    int more = (int) between(most, 1, Integer.MAX_VALUE, "links");
    return new VAddOptions(reduced, inBackground, quantization, effort, attributes, more);
  }

  int arguments() {
    int flags = (inBackground ? 1 : 0) + (quantization == null ? 0 : 1);
    int pairs = (reduced == 0 ? 0 : 1) + (effort == 0 ? 0 : 1) + (links == 0 ? 0 : 1);
    return flags + 2 * pairs + (attributes == null ? 0 : 2);
  }

  /** Adds the vector and the element, too, as one option stands before them. */
  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command, byte[] vector, V element) {
    if (reduced != 0) {
      command.add("REDUCE").add(reduced);
    }
    command.add("FP32").add(vector).value(element);
    if (inBackground) {
      command.add("CAS");
    }
    if (quantization != null) {
      command.add(quantization.word());
    }
    if (effort != 0) {
      command.add("EF").add(effort);
    }
    if (attributes != null) {
      command.add("SETATTR").add(attributes);
    }
    return links == 0 ? command : command.add("M").add(links);
  }
}
