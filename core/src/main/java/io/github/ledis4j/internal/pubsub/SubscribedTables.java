package io.github.ledis4j.internal.pubsub;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All names that are subscribed, each kind in a table; key patterns in one more for each master.
 * Event-loop confined, but for their number.
 */
final class SubscribedTables<K, V> {
  private final Map<SubscriptionKind, SubscribedNames<K, V>> ofKinds =
      new EnumMap<>(SubscriptionKind.class);

  private final Set<SubscribedNames<K, V>> ofMasters = new LinkedHashSet<>();

  SubscribedTables() {
    for (SubscriptionKind kind : SubscriptionKind.values()) {
      ofKinds.put(kind, new SubscribedNames<>());
    }
  }

  /** What is wanted of a kind. */
  SubscribedNames<K, V> of(SubscriptionKind kind) {
    return requireNonNull(ofKinds.get(kind));
  }

  /** Makes the table of one more master. */
  SubscribedNames<K, V> ofMaster() {
    SubscribedNames<K, V> made = new SubscribedNames<>();
    ofMasters.add(made);
    return made;
  }

  /** A master is none any more. */
  void removeMaster(SubscribedNames<K, V> table) {
    ofMasters.remove(table);
  }

  /** All tables that a name of a kind may be in. */
  private Stream<SubscribedNames<K, V>> all(SubscriptionKind kind) {
    Stream<SubscribedNames<K, V>> wanted = Stream.of(of(kind));
    return kind == SubscriptionKind.KEYSPACE ? Stream.concat(wanted, ofMasters.stream()) : wanted;
  }

  /** All names of a kind. */
  List<SubscribedName<K, V>> names(SubscriptionKind kind) {
    return all(kind).flatMap(table -> table.all().stream()).toList();
  }

  /** One name of a kind, wherever it is subscribed. */
  List<SubscribedName<K, V>> names(SubscriptionKind kind, byte[] bytes) {
    return all(kind).flatMap(table -> Stream.ofNullable(table.get(bytes))).toList();
  }

  /** All names of all kinds. */
  Stream<SubscribedName<K, V>> names() {
    return ofKinds.keySet().stream().flatMap(kind -> names(kind).stream());
  }

  /** Nobody wants a name any more. */
  void remove(SubscribedName<K, V> name) {
    Home<K, V> home = name.home();
    boolean ofMaster = name.kind() == SubscriptionKind.KEYSPACE && home != null;
    (ofMaster ? home.patterns() : of(name.kind())).remove(name);
  }

  /** How many names are wanted, however many masters there are. */
  int size() {
    return ofKinds.values().stream().mapToInt(SubscribedNames::size).sum();
  }
}
