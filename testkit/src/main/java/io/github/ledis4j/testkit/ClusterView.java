package io.github.ledis4j.testkit;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one node knows of its cluster: its answer to CLUSTER NODES, by the ids of the nodes. */
record ClusterView(Map<String, Member> members) {
  static final int SLOTS = 16_384;

  private static final Set<String> ABSENT = Set.of("fail", "fail?", "handshake", "noaddr");

  /** A node as another one sees it; {@code master} is {@code -} for a master. */
  record Member(
      String id, Set<String> flags, String master, long epoch, boolean linked, BitSet slots) {
    boolean isMaster() {
      return flags.contains("master");
    }

    boolean isReached() {
      return linked && flags.stream().noneMatch(ABSENT::contains);
    }

    boolean hasFailed() {
      return flags.contains("fail");
    }
  }

  static ClusterView of(String answer) {
    Map<String, Member> members = new LinkedHashMap<>();
    answer.lines().map(ClusterView::member).forEach(member -> members.put(member.id(), member));
    return new ClusterView(members);
  }

  Member self() {
    return members.values().stream()
        .filter(member -> member.flags().contains("myself"))
        .findFirst()
        .orElseThrow();
  }

  /** The newest configuration of slots that it has heard of. */
  long epoch() {
    return members.values().stream().mapToLong(Member::epoch).max().orElse(0);
  }

  /** Whether {@code fresh} is a master, and {@code old} has no slots any more. */
  boolean hasReplaced(String old, String fresh) {
    Member replaced = members.get(old);
    Member master = members.get(fresh);
    boolean empty = replaced == null || replaced.slots().isEmpty();
    return empty && master != null && master.isMaster();
  }

  /** Whether a node of this id is there and can be reached. */
  boolean reaches(String id) {
    Member member = members.get(id);
    return member != null && member.isReached();
  }

  /** The id of the node that owns a slot, or null. */
  @Nullable String owner(int slot) {
    return members.values().stream()
        .filter(member -> member.slots().get(slot))
        .map(Member::id)
        .findFirst()
        .orElse(null);
  }

  boolean owns(String id, int first, int last) {
    Member member = members.get(id);
    return member != null && member.slots().nextClearBit(first) > last;
  }

  /** The first slot that no node of {@code owners} has; {@link #SLOTS} when there is none. */
  int firstSlotOutside(List<String> owners) {
    BitSet covered = new BitSet(SLOTS);
    owners.stream().map(members::get).filter(Objects::nonNull).forEach(m -> covered.or(m.slots()));
    return covered.nextClearBit(0);
  }

  /** Whether the nodes {@code ids} have the same slots and masters in both views. */
  boolean agrees(ClusterView other, List<String> ids) {
    return ids.stream()
        .allMatch(
            id -> {
              Member here = members.get(id);
              Member there = other.members.get(id);
              return here != null
                  && there != null
                  && here.master().equals(there.master())
                  && here.slots().equals(there.slots());
            });
  }

  // id address flags master ping pong epoch link slot..., where a slot is 7, 7-9 or [7->-id]
  private static Member member(String line) {
    String[] words = line.split(" ");
    BitSet slots = new BitSet(SLOTS);
    for (String range : Arrays.asList(words).subList(8, words.length)) {
      if (!range.startsWith("[")) {
        String[] ends = range.split("-");
        slots.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
      }
    }
    Set<String> flags = Set.of(words[2].split(","));
    boolean linked = words[7].equals("connected");
    return new Member(words[0], flags, words[3], Long.parseLong(words[6]), linked, slots);
  }
}
