package io.github.ledis4j.replay;

import io.github.ledis4j.testkit.LedisServer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The servers that examples need, each started when the first one asks for it. */
final class Servers implements AutoCloseable {
  static final String PASSWORD = "secret";

  private final Map<Example.Place, LedisServer> started = new EnumMap<>(Example.Place.class);
  private final LedisServer peer = LedisServer.onFreePort();

  Servers(LedisServer plain) {
    started.put(Example.Place.SERVER, plain);
  }

  /** The server for an example, with no data in it. */
  LedisServer emptied(Example.Place place) {
    LedisServer server = started.get(place);
    if (server != null && place == Example.Place.ALONE) {
      server.close();
      server = null;
    }
    if (server == null) {
      server = start(place);
      started.put(place, server);
    }
    if (place != Example.Place.REPLICA) {
      try (RawConnection connection = connect(server, place)) {
        connection.send(List.of("FLUSHALL"));
      }
    }
    return server;
  }

  private LedisServer start(Example.Place place) {
    LedisServer server = LedisServer.onFreePort();
    switch (place) {
      case PASSWORD -> server.password(PASSWORD);
      case READONLY -> server.readonly();
      case REPLICATION, REPLICA -> server.replication();
      default -> {}
    }
    server.start();
    if (place == Example.Place.REPLICA) {
      LedisServer master = emptied(Example.Place.REPLICATION);
      try (RawConnection connection = connect(server, place)) {
        String port = Integer.toString(master.port());
        connection.send(List.of("SLAVEOF", master.host(), port));
      }
    }
    return server;
  }

  /** A connection that may send commands. */
  static RawConnection connect(LedisServer server, Example.Place place) {
    RawConnection connection = new RawConnection(server.host(), server.port());
    if (place == Example.Place.PASSWORD) {
      connection.send(List.of("AUTH", PASSWORD));
    }
    return connection;
  }

  /** The command with the address of another server where it asks for one. */
  List<String> addressed(List<String> command) {
    List<String> addressed = new ArrayList<>(command);
    if (command.contains("{peer-port}")) {
      peer.start();
      addressed.replaceAll(
          word ->
              switch (word) {
                case "{peer-host}" -> peer.host();
                case "{peer-port}" -> Integer.toString(peer.port());
                default -> word;
              });
    }
    return addressed;
  }

  @Override
  public void close() {
    started.values().forEach(LedisServer::close);
    peer.close();
  }
}
