package io.github.ledis4j.internal.cluster;

import java.util.List;
import java.util.Locale;

/** What fake nodes say of each other. */
final class FakeReplies {
  static final int SLOT_OF_K = 7_629;

  private FakeReplies() {}

  /** A view in which one node owns some slots, and nobody the others. */
  static String shards(FakeNode node, int first, int last) {
    return "*1\r\n" + shard("n", node, first, last);
  }

  /** A view in which one node owns the first slots, {@code k} among them, and another the rest. */
  static String shards(FakeNode node, FakeNode ofTheRest) {
    return "*2\r\n" + shard("n", node, 0, SLOT_OF_K) + shard("m", ofTheRest, SLOT_OF_K + 1, 16_383);
  }

  private static String shard(String id, FakeNode node, int first, int last) {
    return "%2\r\n+slots\r\n*2\r\n:"
        + first
        + "\r\n:"
        + last
        + "\r\n+nodes\r\n*1\r\n%6\r\n+id\r\n+"
        + id
        + "\r\n+endpoint\r\n+127.0.0.1\r\n+hostname\r\n+"
        + id
        + ".invalid\r\n+port\r\n:"
        + node.endpoint().port()
        + "\r\n+role\r\n+master\r\n+health\r\n+online\r\n";
  }

  /** A view in which one node owns all slots, and has replicas. */
  static String replicated(FakeNode master, FakeNode... replicas) {
    return replicated(
        master, "", List.of(replicas).stream().map(each -> replica(each, "")).toList());
  }

  /** The same with the zone of the master, and with replicas as {@link #replica} names them. */
  static String replicated(FakeNode master, String zone, List<String> replicas) {
    return "*1\r\n%2\r\n+slots\r\n*2\r\n:0\r\n:16383\r\n+nodes\r\n*"
        + (1 + replicas.size())
        + "\r\n"
        + node(master, "master", "online", zone)
        + String.join("", replicas);
  }

  /** A replica in a zone. */
  static String replica(FakeNode node, String zone) {
    return node(node, "replica", "online", zone);
  }

  static String node(FakeNode node, String role, String health, String zone) {
    return "%6\r\n+id\r\n+n"
        + node.endpoint().port()
        + "\r\n+endpoint\r\n+127.0.0.1\r\n+port\r\n:"
        + node.endpoint().port()
        + "\r\n+role\r\n+"
        + role
        + "\r\n+health\r\n+"
        + health
        + "\r\n+availability-zone\r\n+"
        + zone
        + "\r\n";
  }

  static String moved(FakeNode node) {
    return "-MOVED " + SLOT_OF_K + " " + place(node) + "\r\n";
  }

  /** Names a node by what {@link #shards(FakeNode, FakeNode)} gives as the second one's name. */
  static String movedToName(FakeNode ofTheRest) {
    return "-MOVED " + SLOT_OF_K + " m.invalid:" + ofTheRest.endpoint().port() + "\r\n";
  }

  static String ask(FakeNode node) {
    return "-ASK " + SLOT_OF_K + " " + place(node) + "\r\n";
  }

  private static String place(FakeNode node) {
    return "127.0.0.1:" + node.endpoint().port();
  }

  /** What a server says that does what it is asked to subscribe or to unsubscribe. */
  static String confirmed(List<String> words) {
    StringBuilder answer = new StringBuilder();
    for (String name : words.subList(1, words.size())) {
      answer.append(confirmation(words.get(0).toLowerCase(Locale.ROOT), name));
    }
    return answer.toString();
  }

  static String confirmation(String kind, String name) {
    return ">3\r\n" + bulk(kind) + bulk(name) + ":1\r\n";
  }

  static String bulk(String text) {
    return "$" + text.length() + "\r\n" + text + "\r\n";
  }
}
