package io.github.ledis4j.simulator.model;

import static java.util.Locale.ROOT;

import io.github.ledis4j.simulator.model.Watched.Place;
import java.util.ArrayList;
import java.util.List;

/** What a Sentinel says of the service that it watches. */
final class SentinelConversation {
  private static final String HELLO_CHANNEL = "__sentinel__:hello";
  private static final String RUN_ID = "0123456789012345678901234567890123456789";

  private final ModelServer server;

  SentinelConversation(ModelServer server) {
    this.server = server;
  }

  void register(CommandTable table) {
    table.add("info", -1, (session, words) -> session.out.bulk("redis_mode:sentinel\r\n"));
    table.add("role", 1, this::role);
    table.add("publish", 3, this::publish);
    table.add("sentinel", -2, this::sentinel);
  }

  private void role(Session session, List<String> words) {
    session.out.array(2);
    session.out.bulk("sentinel");
    session.out.bulks(List.of(Watched.NAME));
  }

  private void publish(Session session, List<String> words) {
    if (!words.get(1).equals(HELLO_CHANNEL)) {
      throw new RefusedException("ERR Only HELLO messages are accepted by Sentinel instances.");
    }
    session.out.integer(1);
  }

  private void sentinel(Session session, List<String> words) {
    String subcommand = words.get(1).toLowerCase(ROOT);
    switch (subcommand) {
      case "get-master-addr-by-name" -> masterAddress(session, isKnown(subcommand, words));
      case "masters" -> {
        session.out.array(1);
        facts(session.out, master());
      }
      case "master" -> {
        require(subcommand, words);
        facts(session.out, master());
      }
      case "replicas", "slaves" -> {
        require(subcommand, words);
        session.out.array(server.watched().replicas().size());
        server.watched().replicas().forEach(each -> facts(session.out, replica(each)));
      }
      case "sentinels" -> {
        require(subcommand, words);
        session.out.array(0);
      }
      default ->
          throw new RefusedException(
              "ERR unknown subcommand '" + words.get(1) + "'. Try SENTINEL HELP.");
    }
  }

  private void masterAddress(Session session, boolean known) {
    if (known) {
      address(session.out);
    } else {
      session.out.nullArray();
    }
  }

  private static boolean isKnown(String subcommand, List<String> words) {
    if (words.size() != 3) {
      throw new RefusedException(
          "ERR wrong number of arguments for 'sentinel|" + subcommand + "' command");
    }
    return words.get(2).equals(Watched.NAME);
  }

  private static void require(String subcommand, List<String> words) {
    if (!isKnown(subcommand, words)) {
      throw new RefusedException("ERR No such master with that name");
    }
  }

  private void address(RespWriter out) {
    Watched watched = server.watched();
    int port = watched.promoted() == 0 ? watched.master().port() : watched.promoted();
    out.bulks(List.of(Watched.HOST, Integer.toString(port)));
  }

  private static void facts(RespWriter out, List<String> facts) {
    out.map(facts.size() / 2);
    facts.forEach(out::bulk);
  }

  private List<String> master() {
    Place master = server.watched().master();
    List<String> facts =
        instance(
            Watched.NAME,
            master,
            master.down() ? "s_down,o_down,master" : "master",
            master.down() ? List.of("s-down-time", "99", "o-down-time", "50") : List.of(),
            "master");
    add(facts, "config-epoch", 0);
    add(facts, "num-slaves", server.watched().replicas().size());
    add(facts, "num-other-sentinels", server.watched().others());
    add(facts, "quorum", 1);
    add(facts, "failover-timeout", 180_000);
    add(facts, "parallel-syncs", 1);
    return facts;
  }

  private List<String> replica(Place replica) {
    List<String> facts =
        instance(
            Watched.HOST + ":" + replica.port(),
            replica,
            replica.down() ? "s_down,slave,disconnected" : "slave",
            replica.down() ? List.of("s-down-time", "99") : List.of(),
            "slave");
    add(facts, "master-link-down-time", 0);
    facts.addAll(List.of("master-link-status", "ok", "master-host", Watched.HOST));
    add(facts, "master-port", server.watched().master().port());
    add(facts, "slave-priority", 100);
    add(facts, "slave-repl-offset", 0);
    add(facts, "replica-announced", 1);
    return facts;
  }

  private static List<String> instance(
      String name, Place place, String flags, List<String> downTimes, String role) {
    List<String> facts = new ArrayList<>(List.of("name", name, "ip", Watched.HOST));
    add(facts, "port", place.port());
    facts.addAll(List.of("runid", RUN_ID, "flags", flags));
    add(facts, "link-pending-commands", 0);
    add(facts, "link-refcount", 1);
    add(facts, "last-ping-sent", 0);
    add(facts, "last-ok-ping-reply", 1);
    add(facts, "last-ping-reply", 1);
    facts.addAll(downTimes);
    add(facts, "down-after-milliseconds", 500);
    add(facts, "info-refresh", 1);
    facts.addAll(List.of("role-reported", role));
    add(facts, "role-reported-time", 1);
    return facts;
  }

  private static void add(List<String> facts, String name, int value) {
    facts.add(name);
    facts.add(Integer.toString(value));
  }
}
