package io.github.ledis4j.simulator.model;

import static io.github.ledis4j.simulator.model.Rule.WITHOUT_PASSWORD;

import java.util.List;

/** What is about the connection and the server as a whole, on a LedisDB. */
final class LedisConversation {
  private static final int DATABASES = 16;

  private final ModelServer server;

  LedisConversation(ModelServer server) {
    this.server = server;
  }

  void register(CommandTable table) {
    table.add("ping", -1, (session, words) -> session.out.simple("PONG"));
    table.add("echo", 2, (session, words) -> session.out.bulk(words.get(1)));
    table.add("auth", 2, this::auth, WITHOUT_PASSWORD);
    table.add("select", 2, this::select);
    table.add("quit", -1, this::quit, WITHOUT_PASSWORD);
    table.add("info", -1, this::info);
    table.add("flushall", -1, this::flushall);
  }

  private void auth(Session session, List<String> words) {
    String password = server.password() == null ? "" : server.password();
    session.admitted = words.get(1).equals(password) || server.password() == null;
    if (!words.get(1).equals(password)) {
      throw new RefusedException("authentication failure");
    }
    session.out.ok();
  }

  private void select(Session session, List<String> words) {
    int number;
    try {
      number = Integer.parseInt(words.get(1));
    } catch (NumberFormatException e) {
      throw new RefusedException("strconv.Atoi: parsing \"" + words.get(1) + "\": invalid syntax");
    }
    if (number < 0 || number >= DATABASES) {
      throw new RefusedException("invalid db index " + number + ", must in [0, 15]");
    }
    session.database = number;
    session.out.ok();
  }

  private void quit(Session session, List<String> words) {
    session.out.ok();
    session.close();
  }

  private void info(Session session, List<String> words) {
    session.out.bulk(
        "# Server\r\nos:linux\r\nledisdb_version:0.5\r\nreadonly:"
            + (server.weather() == Weather.READ_ONLY)
            + "\r\n");
  }

  private void flushall(Session session, List<String> words) {
    server.store().clear();
    session.out.ok();
  }
}
