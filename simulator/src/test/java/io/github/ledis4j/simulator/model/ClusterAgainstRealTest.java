package io.github.ledis4j.simulator.model;

import static io.github.ledis4j.simulator.model.ModelAgainstRealTest.encode;
import static io.github.ledis4j.simulator.model.ModelAgainstRealTest.open;
import static io.github.ledis4j.simulator.model.ModelAgainstRealTest.read;
import static io.github.ledis4j.simulator.model.ModelAgainstRealTest.readLine;
import static io.github.ledis4j.simulator.model.ModelAgainstRealTest.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.simulator.model.ClusterView.Member;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.SlotMove;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes of a cluster answer as the model of them does, while a slot moves from one to another. */
@Tag("any-jvm")
class ClusterAgainstRealTest {
  @RegisterExtension
  static final RedisCluster CLUSTER =
      RedisCluster.ofMasters(3).version(RedisVersion.REDIS_7_0).config("notify-keyspace-events KA");

  private static final String KEY = "{t}a";
  private static final Pattern MYSELF =
      Pattern.compile(
          "(?m)^\\w{40} [^ :]+:(?<port>\\d+)@\\S+ myself,master - \\d+ \\d+ \\d+ connected"
              + "[\\d -]*(?<moving>\\[\\d+-[<>]-)\\w{40}]$");

  private final int slot = CLUSTER.slotOf(KEY);
  private final RedisServer source = CLUSTER.owner(slot).server();
  private final List<io.github.ledis4j.testkit.ClusterNode> others =
      CLUSTER.masters().stream().filter(node -> node != CLUSTER.owner(slot)).toList();
  private final Map<String, RedisServer> real =
      Map.of("s", source, "t", others.get(0).server(), "o", others.get(1).server());
  private final Map<String, ClusterNode> model = new TreeMap<>();
  private final Map<String, Session> sessions = new TreeMap<>();
  private final Map<String, Socket> sockets = new TreeMap<>();

  ClusterAgainstRealTest() {
    ClusterView view =
        new ClusterView(
            real.values().stream().map(node -> new Member(node.port(), 0, false)).toList(),
            SlotMap.empty().with(0, SlotMap.COUNT - 1, source.port()),
            true);
    real.forEach(
        (name, node) ->
            model.put(
                name,
                new ClusterNode(
                    new ModelServer(ServerKind.REDIS, null, System::nanoTime), node.port(), view)));
    model.values().forEach(node -> node.server().pubsub().tellOfKeys());
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets.values()) {
      socket.close();
    }
  }

  /** Those called s talk to the old owner, those called t to the new one, o to another node. */
  @Test
  void should_answer_as_nodes_do_when_a_slot_moves() throws IOException {
    say("s FLUSHALL; s CLUSTER KEYSLOT {t}a; s CLUSTER KEYSLOT {}a; s CLUSTER KEYSLOT a{b{c}d}e");
    say("o SET {t}a 1; s SET {t}a 1; s SET {t}b 2; s MGET {t}a {t}b; s MGET {t}a x; t GET {t}a");
    say("o READONLY; o GET {t}a; o READWRITE; t ASKING; t GET {t}a; s2 BLPOP {t}list 0");
    SlotMove move = CLUSTER.beginMove(slot, others.get(0));
    model("t").importing(slot, source.port());
    model("s").migrating(slot, model("t").port());
    say("s GET {t}a; s GET {t}none; s DEL {t}none; t GET {t}a; t ASKING; t GET {t}a; t GET {t}a");
    say("t ASKING; t MGET {t}a {t}b; s MULTI; s INCR {t}b; s EXEC");
    assertSaysWhereKeysGo("s");
    assertSaysWhereKeysGo("t");
    say("s3 MULTI; s3 GET {t}a");
    move.moveKeys(KEY);
    model("s").give(slot, model("t"), false);
    say("o SCAN 0; t SCAN 0 COUNT 100; o SCAN x; o SCAN 0 COUNT 0; o SCAN 0 COUNT");
    say("s GET {t}a; s GET {t}b; s MGET {t}a {t}b; s MSET {t}a 1 {t}b 1; s3 EXEC; s3 PING");
    say("t ASKING; t GET {t}a; t GET {t}a; t ASKING; t MGET {t}a {t}b; t ASKING; t GET {t}none");
    say("s MULTI; s GET {t}a; s GET {t}b; s EXEC; s MULTI; s GET {t}b; s GET x; s EXEC");
    say("t ASKING; t MULTI; t INCR {t}a; t GET {t}a; t EXEC; t GET {t}a");
    model("s").give(slot, model("t"), true);
    move.finish();
    ClusterView before = model("s").view();
    ClusterView after = before.with(before.slots().with(slot, slot, model("t").port()));
    model.values().forEach(node -> node.learn(after));
    say("s GET {t}a; t GET {t}a; t MGET {t}a {t}b; o GET {t}a; s4 MULTI; s4 GET {t}a; s4 EXEC");
  }

  /** Those called s5 and t5 speak RESP3, and listen to what happens to keys, too. */
  @Test
  void should_serve_sharded_channels_as_nodes_do_when_their_slot_moves() throws IOException {
    say(
        "s2 FLUSHALL; s SSUBSCRIBE {t}a {t}b; s SSUBSCRIBE {t}a x; s2 SPUBLISH {t}a 1; s2 SPUBLISH {t}c 2");
    say(
        "o SSUBSCRIBE {t}a; o SPUBLISH {t}a 3; o SUNSUBSCRIBE {t}a; o SUNSUBSCRIBE; s SUNSUBSCRIBE {t}b");
    say(
        "s3 SSUBSCRIBE {t}b; s3 SUBSCRIBE all; s3 SUNSUBSCRIBE {t}none; s2 PUBLISH all 4; s2 SET {t}key 5");
    sayHello("s5");
    sayHello("t5");
    say(
        "s5 SSUBSCRIBE {t}a; s5 SSUBSCRIBE {t}c; s2 SPUBLISH {t}a 6; s5 PSUBSCRIBE __keyspace@0__:{t}*");
    say(
        "t5 PSUBSCRIBE __keyspace@0__:{t}*; s2 SET {t}key 7; s2 SET {t}end 8 PX 100000; s2 DEL {t}end {t}no");
    SlotMove move = CLUSTER.beginMove(slot, others.get(0));
    model("t").importing(slot, source.port());
    model("s").migrating(slot, model("t").port());
    say("s4 SSUBSCRIBE {t}new; s2 SPUBLISH {t}new 9; t2 SSUBSCRIBE {t}new; t2 SPUBLISH {t}new 10");
    say("t2 ASKING; t2 SPUBLISH {t}new 11; t2 ASKING; t2 SSUBSCRIBE {t}new");
    move.moveKeys("{t}key");
    model("s").give(slot, model("t"), true);
    say("s2 SPUBLISH {t}new 12");
    move.finish();
    ClusterView before = model("s").view();
    ClusterView after = before.with(before.slots().with(slot, slot, model("t").port()));
    model.values().forEach(node -> node.learn(after));
    say("s2 SPUBLISH {t}a 13");
    say("s SUNSUBSCRIBE {t}a; s SUNSUBSCRIBE; s5 SSUBSCRIBE {t}a; s5 PING; t3 SSUBSCRIBE {t}a");
    say(
        "t4 SPUBLISH {t}a 14; t4 SET {t}key 15; s2 GET {t}key; s3 PING; s4 SSUBSCRIBE {t}new; t4 DEL {t}key");
    CLUSTER.beginMove(slot, move.source()).finish();
  }

  /** What they answer is not compared: it has versions in it. */
  private void sayHello(String client) throws IOException {
    meet(client);
    sessions.get(client).receive(encode(List.of("HELLO", "3")));
    sessions.get(client).takeOutput();
    send(sockets.get(client), List.of("HELLO", "3"));
    send(sockets.get(client), List.of("PING"));
    while (!readLine(sockets.get(client)).equals("+PONG")) {}
  }

  /** What {@code CLUSTER NODES} says of the node itself and of slots whose keys go or come. */
  private void assertSaysWhereKeysGo(String name) throws IOException {
    List<String> question = List.of("CLUSTER", "NODES");
    Session session = model(name).server().accept();
    session.receive(encode(question));
    try (Socket socket = open(real.get(name).host(), real.get(name).port())) {
      send(socket, question);
      int length = Integer.parseInt(readLine(socket).substring(1));
      assertEquals(aboutItself(session.takeOutput()), aboutItself(read(socket, length)));
    }
  }

  /** Without ids of nodes, epochs, and slots that do not move. */
  private static String aboutItself(String nodes) {
    Matcher said = MYSELF.matcher(nodes);
    assertTrue(said.find(), nodes);
    return said.group("port") + said.group("moving");
  }

  private ClusterNode model(String name) {
    return model.get(name);
  }

  private void meet(String client) throws IOException {
    String node = client.substring(0, 1);
    if (!sockets.containsKey(client)) {
      sessions.put(client, model(node).server().accept());
      sockets.put(client, open(real.get(node).host(), real.get(node).port()));
    }
  }

  private void say(String lines) throws IOException {
    for (String line : lines.split("; ?")) {
      List<String> words = new ArrayList<>(List.of(line.split(" ")));
      String client = words.remove(0);
      meet(client);
      sessions.get(client).receive(encode(words));
      send(sockets.get(client), words);
      for (Map.Entry<String, Session> each : sessions.entrySet()) {
        String expected = each.getValue().takeOutput();
        assertEquals(expected, read(sockets.get(each.getKey()), expected.length()), line);
      }
    }
  }
}
