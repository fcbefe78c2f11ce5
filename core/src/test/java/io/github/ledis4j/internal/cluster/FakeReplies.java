package io.github.ledis4j.internal.cluster;

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
}
