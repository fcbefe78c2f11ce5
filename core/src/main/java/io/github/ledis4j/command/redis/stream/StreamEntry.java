package io.github.ledis4j.command.redis.stream;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.internal.command.BytesMap;
import io.github.ledis4j.scan.FieldValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a stream. Its fields stand in the order in which they were added, and one may be
 * there more than once: {@link #pairs} has all of them, {@link #fields} and {@link #field} the last
 * value of each.
 *
 * <p>An entry without any field was deleted from the stream after it was delivered to a consumer,
 * and still waits for its acknowledgement; there are no others without fields.
 *
 * @param id its id
 * @param pairs its fields with their values, unmodifiable; empty if it was deleted
 * @param <K> the type of keys and fields
 * @param <V> the type of values
 */
public record StreamEntry<K, V>(StreamId id, List<FieldValue<K, V>> pairs) {
  /**
   * Copies the fields.
   *
   * @param id its id
   * @param pairs its fields with their values
   */
  public StreamEntry {
    requireNonNull(id, "id");
    pairs = List.copyOf(pairs);
  }

  /**
   * Tells whether the entry is no longer in its stream.
   *
   * @return true if its fields are lost
   */
  public boolean isDeleted() {
    return pairs.isEmpty();
  }

  /**
   * Gives the fields as a map. Fields that are {@code byte[]} are equal in it, and for {@link
   * #field}, when their bytes are.
   *
   * @return a new map in the order of the fields; of a field that is there more than once it has
   *     the last value
   */
  public Map<K, V> fields() {
    Map<K, V> fields = BytesMap.forKey(pairs.isEmpty() ? null : pairs.get(0).field(), pairs.size());
    pairs.forEach(pair -> fields.put(pair.field(), pair.value()));
    return fields;
  }

  /**
   * Gives the value of a field.
   *
   * @param name the field
   * @return its value, the last one if it is there more than once, or null if it is not there
   */
  public @Nullable V field(K name) {
    for (int i = pairs.size() - 1; i >= 0; i--) {
      if (Objects.deepEquals(pairs.get(i).field(), name)) {
        return pairs.get(i).value();
      }
    }
    return null;
  }
}
