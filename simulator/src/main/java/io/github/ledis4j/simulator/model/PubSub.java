package io.github.ledis4j.simulator.model;

import static io.github.ledis4j.simulator.model.Rule.ALWAYS;
import static io.github.ledis4j.simulator.model.Rule.FOR_SUBSCRIBERS;
import static java.util.Locale.ROOT;

import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Channels, patterns that end with a star, and sharded channels. */
final class PubSub {
  /** The names of one kind that a session has subscribed. */
  private record Names(Set<String> names, ToIntFunction<Session> count) {}

  private final ModelServer server;

  PubSub(ModelServer server) {
    this.server = server;
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
    server.published(words.get(1), words.get(2));
    publisher.out.integer(publish(server, words.get(1), words.get(2)));
  }

  /** Tells those who listen to a channel, and says how many they were. */
  static int publish(ModelServer server, String channel, String text) {
    int told = 0;
    for (Session session : server.sessions()) {
      if (session.channels.contains(channel)) {
        tell(session, List.of("message", channel, text));
        told++;
      }
      for (String pattern : session.patterns) {
        if (channel.startsWith(pattern.substring(0, pattern.length() - 1))) {
          tell(session, List.of("pmessage", pattern, channel, text));
          told++;
        }
      }
    }
    return told;
  }

  private void spublish(Session publisher, List<String> words) {
    String channel = words.get(1);
    server.published(channel, words.get(2));
    int told = 0;
    for (Session session : server.sessions()) {
      if (session.shards.contains(channel)) {
        tell(session, List.of("smessage", channel, words.get(2)));
        told++;
      }
    }
    publisher.out.integer(told);
  }

  private static void tell(Session session, List<String> words) {
    session.out.push(words.size());
    words.forEach(session.out::bulk);
  }
}
