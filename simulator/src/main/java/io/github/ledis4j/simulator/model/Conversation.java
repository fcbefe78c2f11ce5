package io.github.ledis4j.simulator.model;

import static io.github.ledis4j.simulator.model.Rule.ALWAYS;
import static io.github.ledis4j.simulator.model.Rule.FOR_SUBSCRIBERS;
import static io.github.ledis4j.simulator.model.Rule.NOT_QUEUED;
import static io.github.ledis4j.simulator.model.Rule.WITHOUT_PASSWORD;
import static io.github.ledis4j.simulator.model.Rule.WRITE;

import java.util.List;
import java.util.Locale;

/** What is about the connection, the server as a whole, and transactions. */
final class Conversation {
  private static final int DATABASES = 16;

  private final ModelServer server;

  Conversation(ModelServer server) {
    this.server = server;
  }

  /** What Sentinels have too. */
  void registerBasics(CommandTable table) {
    table.add("ping", -1, this::ping, FOR_SUBSCRIBERS);
    table.add("auth", -2, this::auth, ALWAYS, WITHOUT_PASSWORD);
    table.add("hello", -1, this::hello, ALWAYS, WITHOUT_PASSWORD);
    table.add("client", -2, this::client, ALWAYS);
    table.add("quit", -1, this::quit, ALWAYS, WITHOUT_PASSWORD, FOR_SUBSCRIBERS, NOT_QUEUED);
    table.add("reset", 1, this::reset, ALWAYS, WITHOUT_PASSWORD, FOR_SUBSCRIBERS, NOT_QUEUED);
  }

  void register(CommandTable table) {
    registerBasics(table);
    table.add("echo", 2, (session, words) -> session.out.bulk(words.get(1)));
    table.add("select", 2, this::select, ALWAYS);
    table.add("info", -1, this::info, ALWAYS);
    table.add("role", 1, this::role, ALWAYS);
    table.add("dbsize", 1, this::dbsize);
    table.add("flushdb", -1, this::flushdb, WRITE);
    table.add("flushall", -1, this::flushall, WRITE);
    table.add("multi", 1, this::multi, ALWAYS, NOT_QUEUED);
    table.add("exec", 1, this::exec, ALWAYS, NOT_QUEUED);
    table.add("discard", 1, this::discard, ALWAYS, NOT_QUEUED);
    table.add("watch", -2, this::watch, ALWAYS, NOT_QUEUED);
    table.add("unwatch", 1, this::unwatch, ALWAYS);
    table.add("monitor", 1, this::monitor, ALWAYS);
  }

  private void ping(Session session, List<String> words) {
    if (words.size() > 2) {
      throw new RefusedException(server.kind().wrongArity("ping"));
    }
    if (session.subscribes() && session.out.protocol() == 2) {
      session.out.bulks(List.of("pong", words.size() > 1 ? words.get(1) : ""));
    } else if (words.size() > 1) {
      session.out.bulk(words.get(1));
    } else {
      session.out.simple("PONG");
    }
  }

  private void auth(Session session, List<String> words) {
    if (server.password() == null) {
      throw new RefusedException(
          "ERR AUTH <password> called without any password configured for the default user. Are"
              + " you sure your configuration is correct?");
    }
    admit(session, words.size() == 2 ? "default" : words.get(1), words.get(words.size() - 1));
    session.out.ok();
  }

  private void admit(Session session, String user, String password) {
    if (!user.equals("default") || !password.equals(server.password())) {
      throw new RefusedException("WRONGPASS invalid username-password pair or user is disabled.");
    }
    session.admitted = true;
  }

  private void hello(Session session, List<String> words) {
    if (words.size() > 1) {
      String version = words.get(1);
      if (!version.equals("2") && !version.equals("3")) {
        throw new RefusedException("NOPROTO unsupported protocol version");
      }
      for (int i = 2; i < words.size(); i++) {
        if (words.get(i).equalsIgnoreCase("AUTH")) {
          admit(session, words.get(i + 1), words.get(i + 2));
          i += 2;
        } else {
          i++;
        }
      }
      requireAdmitted(session);
      session.out.protocol(Integer.parseInt(version));
    }
    requireAdmitted(session);
    greet(session);
  }

  private static void requireAdmitted(Session session) {
    if (!session.admitted) {
      throw new RefusedException(
          "NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO"
              + " <proto> AUTH <user> <pass> option can be used to authenticate the client and"
              + " select the RESP protocol version at the same time");
    }
  }

  private void greet(Session session) {
    RespWriter out = session.out;
    boolean sentinel = server.kind() == ServerKind.SENTINEL;
    out.map(sentinel ? 6 : 7);
    pair(out, "server", "redis");
    pair(out, "version", "7.4.0");
    out.bulk("proto");
    out.integer(out.protocol());
    out.bulk("id");
    out.integer(session.id);
    pair(out, "mode", sentinel ? "sentinel" : "standalone");
    if (!sentinel) {
      pair(out, "role", server.isReplica() ? "replica" : "master");
    }
    out.bulk("modules");
    out.array(0);
  }

  private static void pair(RespWriter out, String name, String value) {
    out.bulk(name);
    out.bulk(value);
  }

  private void select(Session session, List<String> words) {
    long number = Numbers.integer(words.get(1));
    if (number < 0 || number >= DATABASES) {
      throw new RefusedException("ERR DB index is out of range");
    }
    session.database = (int) number;
    session.out.ok();
  }

  private void client(Session session, List<String> words) {
    switch (words.get(1).toLowerCase(Locale.ROOT)) {
      case "setname", "setinfo", "no-evict", "no-touch" -> session.out.ok();
      case "id" -> session.out.integer(session.id);
      case "tracking" -> {
        session.tracks = words.get(2).equalsIgnoreCase("ON");
        session.out.ok();
      }
      default ->
          throw new RefusedException(
              "ERR unknown subcommand '" + words.get(1) + "'. Try CLIENT HELP.");
    }
  }

  private void quit(Session session, List<String> words) {
    session.out.ok();
    session.close();
  }

  private void reset(Session session, List<String> words) {
    session.reset();
    session.out.simple("RESET");
  }

  private void info(Session session, List<String> words) {
    session.out.bulk(facts(server, "standalone"));
  }

  /** What {@code INFO} says of a server. */
  static String facts(ModelServer server, String mode) {
    return "# Server\r\nredis_version:7.4.0\r\nredis_mode:"
        + mode
        + "\r\n# Replication\r\nrole:"
        + (server.isReplica() ? "slave" : "master")
        + "\r\nloading:"
        + (server.weather() == Weather.LOADING ? "1" : "0")
        + "\r\n";
  }

  private void role(Session session, List<String> words) {
    RespWriter out = session.out;
    session.toldRole = server.isReplica() ? "slave" : "master";
    if (server.isReplica()) {
      server.replication().role(out);
    } else {
      out.array(3);
      out.bulk("master");
      out.integer(0);
      out.array(0);
    }
  }

  private void dbsize(Session session, List<String> words) {
    session.out.integer(server.store().keys(session.database).size());
  }

  private void flushdb(Session session, List<String> words) {
    server.store().clear(session.database);
    session.out.ok();
  }

  private void flushall(Session session, List<String> words) {
    server.store().clear();
    session.out.ok();
  }

  private void multi(Session session, List<String> words) {
    if (session.isQueueing()) {
      throw new RefusedException("ERR MULTI calls can not be nested");
    }
    session.begin();
    session.out.ok();
  }

  private void exec(Session session, List<String> words) {
    if (!session.isQueueing()) {
      throw new RefusedException("ERR EXEC without MULTI");
    }
    session.exec();
  }

  private void discard(Session session, List<String> words) {
    if (!session.isQueueing()) {
      throw new RefusedException("ERR DISCARD without MULTI");
    }
    session.discard();
    session.out.ok();
  }

  private void watch(Session session, List<String> words) {
    if (session.isQueueing()) {
      throw new RefusedException("ERR WATCH inside MULTI is not allowed");
    }
    words.subList(1, words.size()).forEach(session::watch);
    session.out.ok();
  }

  private void monitor(Session session, List<String> words) {
    session.out.ok();
    server.monitors().add(session);
  }

  private void unwatch(Session session, List<String> words) {
    session.unwatch();
    session.out.ok();
  }
}
