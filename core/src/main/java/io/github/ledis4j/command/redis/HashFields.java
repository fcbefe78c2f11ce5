package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Format;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Packs the commands that take {@code FIELDS}, their number and the fields. */
final class HashFields {
  private HashFields() {}

  static <K, V> CommandBuilder<K, V> command(
      Format<K, V> format, CommandSpec spec, K key, Collection<? extends K> fields) {
    return addTo(format.command(spec, 3 + fields.size()).key(key), fields);
  }

  /** Takes the unit that is exact, seconds if they are. */
  static <K, V> Command<List<FieldExpiry>> expire(
      Format<K, V> format,
      TimeForms<CommandSpec> forms,
      K key,
      long millis,
      Collection<? extends K> fields,
      @Nullable ExpireCondition condition) {
    return expire(format, forms.of(millis), key, TimeForms.number(millis), fields, condition);
  }

  static <K, V> Command<List<FieldExpiry>> expire(
      Format<K, V> format,
      CommandSpec spec,
      K key,
      long time,
      Collection<? extends K> fields,
      @Nullable ExpireCondition condition) {
    int arguments = (condition == null ? 4 : 5) + fields.size();
    CommandBuilder<K, V> command = format.command(spec, arguments).key(key).add(time);
    if (condition != null) {
      command.add(condition.word());
    }
    return addTo(command, fields).returning(RedisReplies.FIELD_EXPIRIES);
  }

  static <K, V> CommandBuilder<K, V> addTo(
      CommandBuilder<K, V> command, Collection<? extends K> fields) {
    return command.add("FIELDS").add(count(fields, "field")).keys(fields);
  }
}
