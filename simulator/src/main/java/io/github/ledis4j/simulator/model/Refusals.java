package io.github.ledis4j.simulator.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server refuses, and with which words. */
final class Refusals {
  private final ModelServer server;
  private Weather weather = Weather.FAIR;
  private Welcome welcome = Welcome.ALL;
  private Hiccup hiccup = Hiccup.DATA;
  private int hiccups;
  private @Nullable ClusterNode node;

  Refusals(ModelServer server) {
    this.server = server;
  }

  /** Sets what is refused from now on, if servers of this kind do. */
  void weather(Weather now) {
    weather = now == Weather.FAIR || server.kind().refusal(now) != null ? now : Weather.FAIR;
  }

  Weather weather() {
    return weather;
  }

  void welcome(Welcome now) {
    welcome = now;
  }

  /** The server is a node of a cluster from now on. */
  void join(ClusterNode now) {
    node = now;
  }

  /** So many of the next commands are refused. */
  void hiccup(int commands, Hiccup what) {
    hiccups = commands;
    hiccup = node == null ? what : Hiccup.DATA;
  }

  /** What a new client is told before it is sent away, or null if it may stay. */
  @Nullable String farewell() {
    return server.kind() == ServerKind.REDIS ? welcome.farewell() : null;
  }

  /** A command, or null if it is not there, or as if it were not. */
  @Nullable ModelCommand visible(String name) {
    ModelCommand known = server.table().find(name);
    return known != null && welcome.hides(known.name()) ? null : known;
  }

  /** The error for what a client has sent, or null if it may run. */
  @Nullable String of(Session session, @Nullable ModelCommand command, List<String> words) {
    if (command == null) {
      return server.kind().unknown(words);
    }
    if (!command.takes(words.size())) {
      return server.kind().wrongArity(command.name());
    }
    String byWhoAsks = ofClient(session, command);
    if (byWhoAsks != null) {
      return byWhoAsks;
    }
    String elsewhere = elsewhere(session, command, words);
    if (elsewhere != null) {
      return elsewhere;
    }
    if (command.name().equals("exec")) {
      String queued =
          session.firstQueued(each -> forNow(session, server.table().find(each.get(0))));
      if (queued != null) {
        session.discard();
        return "EXECABORT Transaction discarded because of: " + queued;
      }
    }
    if (command.is(Rule.WRITE) && "slave".equals(session.toldRole)) {
      server.journal().strays();
    }
    return forNow(session, command);
  }

  private @Nullable String elsewhere(Session session, ModelCommand command, List<String> words) {
    String error = node == null ? null : node.refusal(session, command, words);
    if (error != null && command.name().equals("exec")) {
      session.discard();
    }
    return error;
  }

  private @Nullable String ofClient(Session session, ModelCommand command) {
    if (!session.admitted && !command.is(Rule.WITHOUT_PASSWORD)) {
      return server.kind().notAdmitted();
    }
    if (server.kind() == ServerKind.REDIS && welcome.refusal(command.name()) != null) {
      return welcome.refusal(command.name());
    }
    if (session.subscribes() && session.out.protocol() == 2 && !command.is(Rule.FOR_SUBSCRIBERS)) {
      return "ERR Can't execute '"
          + command.name()
          + "': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this"
          + " context";
    }
    return null;
  }

  private @Nullable String forNow(Session session, @Nullable ModelCommand command) {
    if (command == null) {
      return null;
    }
    // A node refuses no part of a transaction alone: another part may be sent on.
    boolean whole = node != null && session.isQueueing();
    if (hiccups > 0 && !whole && hiccup.refuses(session, command)) {
      hiccups--;
      return server.kind().refusal(hiccup.weather);
    }
    if (weather.refuses(command)) {
      return server.kind().refusal(weather);
    }
    return server.replication().isReplica() && Weather.READ_ONLY.refuses(command)
        ? Weather.READ_ONLY.error
        : null;
  }
}
