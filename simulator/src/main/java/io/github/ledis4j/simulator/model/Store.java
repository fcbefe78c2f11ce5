package io.github.ledis4j.simulator.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The data of a server: databases of keys, each with a value and perhaps an end. */
final class Store {
  /** Thrown where a command meets a value of another type. */
  static final class WrongTypeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongTypeException() {
      super(
          "WRONGTYPE Operation against a key holding the wrong kind of value", null, false, false);
    }
  }

  private static final class Entry {
    final Object value;
    long endsAt = NEVER;

    Entry(Object value) {
      this.value = value;
    }
  }

  private static final class Database {
    final Map<String, Entry> entries = new TreeMap<>();
    final Map<String, Long> versions = new HashMap<>();
  }

  /** The end of a key that has none, in nanoseconds of the clock. */
  static final long NEVER = Long.MAX_VALUE;

  private final LongSupplier clock;
  private final List<Database> databases = new ArrayList<>();
  private Journal journal = new Journal();
  private final List<KeyListener> listeners = new ArrayList<>();
  private long version;

  /** Told of each key that changes. */
  @FunctionalInterface
  interface KeyListener {
    void changed(int database, String key);
  }

  Store(LongSupplier clock) {
    this.clock = clock;
  }

  Journal journal() {
    return journal;
  }

  void journal(Journal other) {
    journal = other;
  }

  void listen(KeyListener listener) {
    listeners.add(listener);
  }

  private Database database(int number) {
    while (databases.size() <= number) {
      databases.add(new Database());
    }
    return databases.get(number);
  }

  private @Nullable Entry entry(int database, String key) {
    Entry found = database(database).entries.get(key);
    if (found != null && found.endsAt <= clock.getAsLong()) {
      database(database).entries.remove(key);
      touch(database, key);
      return null;
    }
    return found;
  }

  /** The value of a key, or null if there is none. */
  <T> @Nullable T get(int database, String key, Class<T> type) {
    Entry found = entry(database, key);
    if (found == null) {
      return null;
    }
    if (!type.isInstance(found.value)) {
      throw new WrongTypeException();
    }
    return type.cast(found.value);
  }

  boolean exists(int database, String key) {
    return entry(database, key) != null;
  }

  @Nullable Object any(int database, String key) {
    Entry found = entry(database, key);
    return found == null ? null : found.value;
  }

  /** Puts a value in the place of another; its end is that of the other, if it shall be kept. */
  void put(int database, String key, Object value, boolean keepEnd) {
    Entry before = entry(database, key);
    Entry entry = new Entry(value);
    if (keepEnd && before != null) {
      entry.endsAt = before.endsAt;
    }
    String name = database == 0 ? key : database + ":" + key;
    journal.put(name, before == null ? null : before.value, value);
    database(database).entries.put(key, entry);
    touch(database, key);
  }

  boolean remove(int database, String key) {
    boolean was = entry(database, key) != null;
    database(database).entries.remove(key);
    if (was) {
      touch(database, key);
    }
    return was;
  }

  /** Says that the value of a key was changed in its place. */
  void touch(int database, String key) {
    database(database).versions.put(key, ++version);
    listeners.forEach(listener -> listener.changed(database, key));
  }

  long version(int database, String key) {
    entry(database, key);
    return database(database).versions.getOrDefault(key, 0L);
  }

  void endAt(int database, String key, long nanos) {
    Entry found = entry(database, key);
    if (found != null) {
      found.endsAt = nanos;
      touch(database, key);
    }
  }

  /** When a key ends; {@link #NEVER} if it does not, null if there is no such key. */
  @Nullable Long endOf(int database, String key) {
    Entry found = entry(database, key);
    return found == null ? null : found.endsAt;
  }

  /** What a key is now. */
  Effect effect(int database, String key) {
    Entry found = entry(database, key);
    return found == null
        ? new Effect(database, key, null, NEVER, List.of())
        : new Effect(database, key, found.value, found.endsAt, List.of());
  }

  /** Does what another server has done. */
  void apply(Effect effect) {
    if (effect.value() == null) {
      database(effect.database()).entries.remove(effect.key());
    } else {
      Entry entry = new Entry(effect.value());
      entry.endsAt = effect.endsAt();
      database(effect.database()).entries.put(effect.key(), entry);
    }
    touch(effect.database(), effect.key());
  }

  /** Throws everything away, and takes what another has. */
  void copy(Store other) {
    clear();
    for (int i = 0; i < other.databases.size(); i++) {
      for (String key : other.keys(i)) {
        apply(other.effect(i, key));
      }
    }
  }

  List<String> keys(int database) {
    return List.copyOf(database(database).entries.keySet()).stream()
        .filter(key -> entry(database, key) != null)
        .toList();
  }

  void clear(int database) {
    keys(database).forEach(key -> remove(database, key));
  }

  void clear() {
    for (int i = 0; i < databases.size(); i++) {
      clear(i);
    }
  }
}
