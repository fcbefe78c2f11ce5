package io.github.ledis4j.simulator.model;

import static io.github.ledis4j.simulator.model.ModelAgainstRealTest.encode;
import static io.github.ledis4j.simulator.model.ModelAgainstRealTest.open;
import static io.github.ledis4j.simulator.model.ModelAgainstRealTest.send;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.simulator.model.Watched.Place;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Replicas and Sentinels answer as the model of them does. */
@Tag("any-jvm")
class ReplicationAgainstRealTest {
  @RegisterExtension static final RedisServer MASTER = server();
  @RegisterExtension static final RedisServer REPLICA = server();

  @RegisterExtension static final RedisServer WATCHED = server();

  @RegisterExtension
  static final RedisServer SENTINEL = server().sentinel(Watched.NAME, WATCHED, 1);

  private static RedisServer server() {
    return RedisServer.onFreePort()
        .version(RedisVersion.REDIS_7_0)
        .config("repl-diskless-sync-delay 0");
  }

  /** Those called m talk to the master, others to a server that becomes its replica and back. */
  static final List<String> ofReplicas =
      List.of(
          "m SET k new; a SET k old; a ROLE; a REPLICAOF {MASTER}; LINKED; a ROLE; a GET k; a SET k x;"
              + " m INCR n; m DEL k; REPLICATED; a GET k; a GET n; a INCR n; a REPLICAOF {MASTER};"
              + " a REPLICAOF NO ONE; a ROLE; a INCR n; a GET n; a SLAVEOF NO ONE",
          "a BLPOP q 0; b REPLICAOF {MASTER}; b PING",
          "a MULTI; a INCR n; b REPLICAOF {MASTER}; a INCR n; a EXEC; a EXEC; a MULTI; a INCR n;"
              + " a EXEC; a MULTI; a GET n; a EXEC; a BLPOP q 0",
          "a MULTI; a INCR n; a GET n; b REPLICAOF {MASTER}; a GET n; a EXEC; a DISCARD",
          "a MULTI; a GET n; b REPLICAOF {MASTER}; a EXEC",
          "m SET k v; a SET k v; a WATCH k; a REPLICAOF {MASTER}; LINKED; a MULTI; a GET k; a EXEC",
          "m LPUSH l x y; a REPLICAOF {MASTER}; LINKED; m RPOP l; m SET t 1 EX 100; REPLICATED;"
              + " a LRANGE l 0 -1; a TTL t; m FLUSHALL; REPLICATED; a DBSIZE",
          "a EVAL {ADD} 1 c 1; a REPLICAOF {MASTER}; a EVAL {ADD} 1 c 1; a SET k v; a EVAL"
              + " {DELETE_IF} 1 none 7; a MULTI; a EVAL {ADD} 1 c 1; a EXEC",
          "a REPLICAOF {MASTER} x; a REPLICAOF a b; a REPLICAOF; a REPLICAOF NO ONE; a ROLE");

  static final List<String> ofSentinels =
      List.of(
          "a PING; a GET k; a ROLE; a SENTINEL; a SENTINEL nosuch; a SENTINEL MASTER nobody",
          "a SENTINEL GET-MASTER-ADDR-BY-NAME mymaster; a SENTINEL get-master-addr-by-name nobody",
          "a SENTINEL REPLICAS nobody; a SENTINEL SENTINELS nobody; a SENTINEL SENTINELS mymaster",
          "a SENTINEL MASTER; a SENTINEL REPLICAS; a SENTINEL GET-MASTER-ADDR-BY-NAME; a ECHO x",
          "a CLIENT SETNAME me; a SELECT 0; a AUTH x; a MULTI; a PUBLISH x y; a HELLO 4",
          "a SUBSCRIBE +switch-master +promoted-slave; a PING; a GET k; a UNSUBSCRIBE +switch-master +promoted-slave; a PING");

  @ParameterizedTest
  @FieldSource("ofReplicas")
  void should_answer_as_a_replica_does_when_it_follows(String conversation) throws IOException {
    ModelServer master = new ModelServer(ServerKind.REDIS, null, System::nanoTime);
    ModelServer replica = new ModelServer(ServerKind.REDIS, null, System::nanoTime);
    ask(REPLICA, "REPLICAOF NO ONE");
    ask(REPLICA, "FLUSHALL");
    ask(MASTER, "FLUSHALL");
    master.replication().followers(replica.replication()::apply);
    try (Talk talk = new Talk()) {
      for (String line : conversation.split("; ?")) {
        switch (line) {
          case "LINKED" -> {
            replica.replication().copy(master);
            replica.replication().linked(true);
            while (!ask(REPLICA, "ROLE").contains("connected")) {
              Thread.onSpinWait();
            }
          }
          case "REPLICATED" -> assertEquals(":1\r\n", talk.waitForReplica());
          default -> {
            boolean first = line.startsWith("m");
            String text = line.replace("{MASTER}", MASTER.host() + " " + MASTER.port());
            talk.say(text, first ? master : replica, first ? MASTER : REPLICA);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @FieldSource("ofSentinels")
  void should_answer_as_a_sentinel_does_when_asked_the_same(String conversation)
      throws IOException {
    ModelServer model = model(WATCHED);
    try (Talk talk = new Talk()) {
      for (String line : conversation.split("; ?")) {
        talk.say(line, model, SENTINEL);
      }
    }
  }

  private static ModelServer model(RedisServer master) {
    ModelServer model = new ModelServer(ServerKind.SENTINEL, null, System::nanoTime);
    model.watched().master(new Place(master.port(), false));
    return model;
  }

  @Test
  void should_describe_and_announce_as_a_sentinel_does_when_it_fails_over() throws IOException {
    try (RedisServer master = server();
        RedisServer follower = server();
        RedisServer sentinel = server().sentinel(Watched.NAME, master, 1)) {
      List.of(master, follower, sentinel).forEach(RedisServer::start);
      ask(follower, "REPLICAOF " + master.host() + " " + master.port());
      String asked = "SENTINEL REPLICAS " + Watched.NAME;
      while (!ask(sentinel, asked).contains("master-link-status\r\n$2\r\nok")) {
        Thread.onSpinWait();
      }
      ModelServer model = model(master);
      model.watched().replicas(List.of(new Place(follower.port(), false)));
      Session session = model.accept();
      assertEquals(names(reply(session, asked)), names(ask(sentinel, asked)));
      asked = "SENTINEL MASTER " + Watched.NAME;
      assertEquals(names(reply(session, asked)), names(ask(sentinel, asked)));
      announces(model, session, sentinel, follower.port());
    }
  }

  private static void announces(ModelServer model, Session session, RedisServer sentinel, int to)
      throws IOException {
    try (Socket socket = open(sentinel.host(), sentinel.port())) {
      String subscribe = "SUBSCRIBE +switch-master +promoted-slave";
      send(socket, List.of(subscribe.split(" ")));
      String expected = reply(session, subscribe);
      assertEquals(expected, ModelAgainstRealTest.read(socket, expected.length()));
      assertEquals("+OK\r\n", ask(sentinel, "SENTINEL FAILOVER " + Watched.NAME));
      model.announce("+promoted-slave", model.watched().promotion(to));
      model.announce("+switch-master", Watched.switched(model.watched().master().port(), to));
      expected = session.takeOutput();
      assertEquals(expected, ModelAgainstRealTest.read(socket, expected.length()));
    }
  }

  private static String reply(Session session, String words) {
    session.receive(encode(List.of(words.split(" "))));
    return session.takeOutput();
  }

  /** The names of facts, in order, and the values that name servers. */
  private static List<String> names(String reply) {
    List<String> lines = List.of(reply.replaceAll("[*$]\\d+\r\n", "").split("\r\n"));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += 2) {
      String name = lines.get(i);
      boolean exact = List.of("name", "ip", "port", "flags", "num-slaves").contains(name);
      names.add(exact ? name + "=" + lines.get(i + 1) : name);
    }
    return names;
  }

  private static String ask(RedisServer server, String words) throws IOException {
    try (Socket socket = open(server.host(), server.port())) {
      send(socket, List.of(words.split(" ")));
      return readReply(socket.getInputStream());
    }
  }

  private static String readReply(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int last = 0;
    while (last != '\n') {
      last = in.read();
      if (last < 0) {
        return line.toString(ISO_8859_1);
      }
      line.write(last);
    }
    String text = line.toString(ISO_8859_1);
    int count = "*$".indexOf(text.charAt(0)) < 0 ? 0 : Integer.parseInt(text.substring(1).trim());
    StringBuilder reply = new StringBuilder(text);
    if (text.charAt(0) == '$' && count >= 0) {
      reply.append(new String(in.readNBytes(count + 2), ISO_8859_1));
    }
    for (int i = 0; text.charAt(0) == '*' && i < count; i++) {
      reply.append(readReply(in));
    }
    return reply.toString();
  }

  /** Says everything to the model and to the real server, and compares what both say. */
  private static final class Talk implements AutoCloseable {
    private final Map<String, Session> sessions = new TreeMap<>();
    private final Map<String, Socket> sockets = new TreeMap<>();

    void say(String line, ModelServer model, RedisServer real) throws IOException {
      List<String> words = new ArrayList<>(List.of(line.split(" ")));
      String client = words.remove(0);
      words.replaceAll(ModelAgainstRealTest::text);
      sessions.computeIfAbsent(client, name -> model.accept()).receive(encode(words));
      if (!sockets.containsKey(client)) {
        sockets.put(client, open(real.host(), real.port()));
      }
      send(sockets.get(client), words);
      for (Map.Entry<String, Session> each : sessions.entrySet()) {
        InputStream in = sockets.get(each.getKey()).getInputStream();
        String expected = each.getValue().takeOutput();
        String got =
            words.get(0).equals("ROLE") && each.getKey().equals(client)
                ? readReply(in).replaceAll(":\\d+\r\n(\\*0\r\n)?$", ":0\r\n$1")
                : new String(in.readNBytes(expected.length()), ISO_8859_1);
        assertEquals(expected, got, line);
      }
    }

    /** A server waits for what the same client has written. */
    String waitForReplica() throws IOException {
      send(sockets.get("m"), List.of("WAIT", "1", "10000"));
      return readReply(sockets.get("m").getInputStream());
    }

    @Override
    public void close() throws IOException {
      for (Socket socket : sockets.values()) {
        socket.close();
      }
    }
  }
}
