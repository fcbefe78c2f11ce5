package io.github.ledis4j.simulator.model;

import static io.github.ledis4j.simulator.model.Rule.ALWAYS;
import static io.github.ledis4j.simulator.model.Rule.FOR_SUBSCRIBERS;
import static java.util.Locale.ROOT;

import java.util.List;
import java.util.Set;

/** Channels, and patterns that end with a star. */
final class PubSub {
  private final ModelServer server;

  PubSub(ModelServer server) {
    this.server = server;
  }

  void register(CommandTable table) {
    table.add("publish", 3, this::publish, ALWAYS);
    table.add("subscribe", -2, (s, w) -> add(s, w, s.channels), ALWAYS, FOR_SUBSCRIBERS);
    table.add("psubscribe", -2, (s, w) -> add(s, w, s.patterns), ALWAYS, FOR_SUBSCRIBERS);
    table.add("unsubscribe", -1, (s, w) -> remove(s, w, s.channels), ALWAYS, FOR_SUBSCRIBERS);
    table.add("punsubscribe", -1, (s, w) -> remove(s, w, s.patterns), ALWAYS, FOR_SUBSCRIBERS);
  }

  private void add(Session session, List<String> words, Set<String> names) {
    for (String name : words.subList(1, words.size())) {
      names.add(name);
      confirm(session, words.get(0), name);
    }
  }

  private void remove(Session session, List<String> words, Set<String> names) {
    List<String> gone = words.size() > 1 ? words.subList(1, words.size()) : List.copyOf(names);
    for (String name : gone) {
      names.remove(name);
      confirm(session, words.get(0), name);
    }
    if (gone.isEmpty()) {
      session.out.push(3);
      session.out.bulk(words.get(0).toLowerCase(ROOT));
      session.out.bulk(null);
      session.out.integer(session.channels.size() + session.patterns.size());
    }
  }

  private static void confirm(Session session, String command, String name) {
    session.out.push(3);
    session.out.bulk(command.toLowerCase(ROOT));
    session.out.bulk(name);
    session.out.integer(session.channels.size() + session.patterns.size());
  }

  private void publish(Session publisher, List<String> words) {
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

  private static void tell(Session session, List<String> words) {
    session.out.push(words.size());
    words.forEach(session.out::bulk);
  }
}
