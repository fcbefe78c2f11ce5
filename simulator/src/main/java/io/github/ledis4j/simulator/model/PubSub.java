package io.github.ledis4j.simulator.model;

import static io.github.ledis4j.simulator.model.Rule.ALWAYS;
import static io.github.ledis4j.simulator.model.Rule.FOR_SUBSCRIBERS;
import static java.util.Locale.ROOT;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Channels, patterns that end with a star, and sharded channels. */
public final class PubSub {
  /** Told of what the server hands out. */
  public interface Told {
    /** A client has published something. */
    void published(String channel, String text, boolean sharded);

    /** Something has happened to a key. */
    default void happened(String key, String event) {}

    /** It is told once more, by a replica. */
    default void repeated(String key) {}
  }

  /** The names of one kind that a session has subscribed. */
  private record Names(Set<String> names, ToIntFunction<Session> count) {}

  private final ModelServer server;
  private Told told = (channel, text, sharded) -> {};
  private boolean tellsOfKeys;

  PubSub(ModelServer server) {
    this.server = server;
  }

  /** Has somebody told of all that the server hands out. */
  public void onPublished(Told now) {
    told = now;
  }

  void register(CommandTable table) {
    table.add("publish", 3, this::publish, ALWAYS);
    table.add("spublish", 3, this::spublish, ALWAYS);
    table.add("subscribe", -2, (s, w) -> add(s, w, channels(s)), ALWAYS, FOR_SUBSCRIBERS);
    table.add("psubscribe", -2, (s, w) -> add(s, w, patterns(s)), ALWAYS, FOR_SUBSCRIBERS);
    table.add("ssubscribe", -2, (s, w) -> add(s, w, shards(s)), ALWAYS, FOR_SUBSCRIBERS);
    table.add("unsubscribe", -1, (s, w) -> remove(s, w, channels(s)), ALWAYS, FOR_SUBSCRIBERS);
    table.add("punsubscribe", -1, (s, w) -> remove(s, w, patterns(s)), ALWAYS, FOR_SUBSCRIBERS);
    table.add("sunsubscribe", -1, (s, w) -> remove(s, w, shards(s)), ALWAYS, FOR_SUBSCRIBERS);
  }

  private static Names channels(Session session) {
    return new Names(session.channels, PubSub::both);
  }

  private static Names patterns(Session session) {
    return new Names(session.patterns, PubSub::both);
  }

  private static Names shards(Session session) {
    return new Names(session.shards, of -> of.shards.size());
  }

  private static int both(Session session) {
    return session.channels.size() + session.patterns.size();
  }

  private void add(Session session, List<String> words, Names kind) {
    for (String name : words.subList(1, words.size())) {
      kind.names().add(name);
      confirm(session, words.get(0), name, kind);
    }
  }

  private void remove(Session session, List<String> words, Names kind) {
    List<String> gone =
        words.size() > 1 ? words.subList(1, words.size()) : List.copyOf(kind.names());
    for (String name : gone) {
      kind.names().remove(name);
      confirm(session, words.get(0), name, kind);
    }
    if (gone.isEmpty()) {
      confirm(session, words.get(0), null, kind);
    }
  }

  private static void confirm(Session session, String command, @Nullable String name, Names kind) {
    session.out.push(3);
    session.out.bulk(command.toLowerCase(ROOT));
    session.out.bulk(name);
    session.out.integer(kind.count().applyAsInt(session));
  }

  private void publish(Session publisher, List<String> words) {
    publisher.out.integer(publish(words.get(1), words.get(2), false));
  }

  private void spublish(Session publisher, List<String> words) {
    publisher.out.integer(publish(words.get(1), words.get(2), true));
  }

  private int publish(String channel, String text, boolean sharded) {
    told.published(channel, text, sharded);
    return sharded ? handToShard(channel, text) : hand(channel, text);
  }

  /** A client that is not simulated publishes something. */
  public void publishByOthers(String channel, String text, boolean sharded) {
    publish(channel, text, sharded);
    server.tellAll();
  }

  /** Another server, or whoever drives this one, has something for those who listen here. */
  public void hear(String channel, String text, boolean sharded) {
    if (sharded) {
      handToShard(channel, text);
    } else {
      hand(channel, text);
    }
    server.tellAll();
  }

  /** Says how many listened. */
  private int hand(String channel, String text) {
    int heard = 0;
    for (Session session : server.sessions()) {
      if (session.channels.contains(channel)) {
        tell(session, List.of("message", channel, text));
        heard++;
      }
      for (String pattern : session.patterns) {
        if (channel.startsWith(pattern.substring(0, pattern.length() - 1))) {
          tell(session, List.of("pmessage", pattern, channel, text));
          heard++;
        }
      }
    }
    return heard;
  }

  private int handToShard(String channel, String text) {
    int heard = 0;
    for (Session session : server.sessions()) {
      if (session.shards.contains(channel)) {
        tell(session, List.of("smessage", channel, text));
        heard++;
      }
    }
    return heard;
  }

  /** Ends the sharded subscriptions of slots that have gone, unasked. */
  void endShards(IntPredicate gone) {
    Set<String> ending = new TreeSet<>();
    server.sessions().forEach(session -> ending.addAll(session.shards));
    ending.removeIf(channel -> !gone.test(SlotMap.slot(channel)));
    for (String channel : ending) {
      for (Session session : server.sessions()) {
        if (session.shards.remove(channel)) {
          confirm(session, "sunsubscribe", channel, shards(session));
        }
      }
    }
    server.tellAll();
  }

  /**
   * From now on it tells what happens to keys, as with {@code notify-keyspace-events}: of {@code
   * SET}, of {@code DEL}, and of what moves keys to other nodes.
   */
  public void tellOfKeys() {
    tellsOfKeys = true;
  }

  void happened(int database, String key, String event) {
    if (tellsOfKeys) {
      told.happened(key, event);
      hand(database, key, event);
    }
  }

  /** It has happened at the master. */
  void repeated(int database, String key, String event) {
    if (tellsOfKeys) {
      told.repeated(key);
      hand(database, key, event);
    }
  }

  private void hand(int database, String key, String event) {
    server.replication().happened(database, key, event);
    hand("__keyspace@" + database + "__:" + key, event);
  }

  private static void tell(Session session, List<String> words) {
    session.out.push(words.size());
    words.forEach(session.out::bulk);
  }
}
