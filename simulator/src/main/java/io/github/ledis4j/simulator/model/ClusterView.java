package io.github.ledis4j.simulator.model;

import java.util.List;

/**
 * What a node of a cluster takes for true. All nodes are on one host, and go by their ports.
 *
 * @param members the nodes that it knows
 * @param slots the masters that own them
 * @param whole whether the cluster does nothing unless each slot has an owner that has not failed
 */
public record ClusterView(List<Member> members, SlotMap slots, boolean whole) {
  private static final int ID_DIGITS = 40;

  /**
   * One node.
   *
   * @param follows the port of its master, or 0 if it is one
   * @param failed whether the others take it for dead
   */
  public record Member(int port, int follows, boolean failed) {
    boolean isMaster() {
      return follows == 0;
    }

    String id() {
      String digits = Integer.toString(port);
      return digits + "0".repeat(ID_DIGITS - digits.length());
    }
  }

  /** The same, with other facts about one node. */
  public ClusterView with(Member now) {
    List<Member> changed =
        members.stream().map(each -> each.port() == now.port() ? now : each).toList();
    return new ClusterView(changed, slots, whole);
  }

  /** The same, with other owners. */
  public ClusterView with(SlotMap now) {
    return new ClusterView(members, now, whole);
  }

  /** What is known of a node. */
  public Member member(int port) {
    return members.stream().filter(each -> each.port() == port).findFirst().orElseThrow();
  }

  /** Whether a slot has no owner, or one that has failed. */
  boolean hasGap() {
    return slots.ranges().stream()
        .anyMatch(each -> each.owner() == SlotMap.NOBODY || member(each.owner()).failed());
  }
}
