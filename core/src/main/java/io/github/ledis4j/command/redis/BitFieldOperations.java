package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandBuilder;
import java.util.ArrayList;
import java.util.List;

/** What {@code BITFIELD} does, one operation behind the other. Immutable. */
public final class BitFieldOperations {
  /** No operations yet. */
  public static final BitFieldOperations NONE = new BitFieldOperations(List.of(), 0);

  private final List<String> words;
  private final int operations;

  private BitFieldOperations(List<String> words, int operations) {
    this.words = words;
    this.operations = operations;
  }

  /**
   * Reads a field ({@code GET}).
   *
   * @param field the field
   * @return a copy with one more operation
   */
  public BitFieldOperations get(BitField field) {
    return with(1, "GET", FieldPlace.of(field).encoding(), FieldPlace.of(field).offset());
  }

  /**
   * Changes a field and returns what stood there before ({@code SET}).
   *
   * @param field the field
   * @param value what to store; what the field cannot hold is an overflow
   * @return a copy with one more operation
   */
  public BitFieldOperations set(BitField field, long value) {
    return with(
        1,
        "SET",
        FieldPlace.of(field).encoding(),
        FieldPlace.of(field).offset(),
        Long.toString(value));
  }

  /**
   * Adds to a field and returns the result ({@code INCRBY}).
   *
   * @param field the field
   * @param increment how much to add, may be negative; a sum that the field cannot hold is an
   *     overflow
   * @return a copy with one more operation
   */
  public BitFieldOperations incrby(BitField field, long increment) {
    return with(
        1,
        "INCRBY",
        FieldPlace.of(field).encoding(),
        FieldPlace.of(field).offset(),
        Long.toString(increment));
  }

  /**
   * Sets what the operations that follow do with a number that their field cannot hold ({@code
   * OVERFLOW}), up to the next such word.
   *
   * @param how what to do
   * @return a copy; it returns no value of its own
   */
  public BitFieldOperations overflow(BitOverflow how) {
    return with(0, "OVERFLOW", how.word());
  }

  private BitFieldOperations with(int more, String... added) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(added));
    return new BitFieldOperations(List.copyOf(all), operations + more);
  }

  int arguments() {
    if (operations == 0) {
      throw new IllegalArgumentException("at least one operation is needed");
    }
    return words.size();
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    words.forEach(command::add);
    return command;
  }

  @Override
  public String toString() {
    return operations + " operations";
  }
}
