package io.github.ledis4j.scan;

import static java.util.Objects.requireNonNull;

/**
 * A field of a hash with its value.
 *
 * @param field the field, not null
 * @param value its value, not null
 * @param <K> the type of keys and fields
 * @param <V> the type of values
 */
public record FieldValue<K, V>(K field, V value) {
  /**
   * Refuses null.
   *
   * @param field the field
   * @param value its value
   */
  public FieldValue {
    requireNonNull(field, "field");
    requireNonNull(value, "value");
  }
}
