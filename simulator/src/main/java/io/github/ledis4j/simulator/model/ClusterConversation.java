package io.github.ledis4j.simulator.model;

import io.github.ledis4j.simulator.model.ClusterView.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a node of a cluster says of the others, and what clients say of themselves to it. */
final class ClusterConversation {
  private static final int FACTS = 7;

  private final ClusterNode node;

  ClusterConversation(ClusterNode node) {
    this.node = node;
  }

  void register(CommandTable table) {
    table.add("scan", -2, new KeyScan(node.server())::scan);
    table.add("info", -1, this::info, Rule.ALWAYS);
    table.add("cluster", -2, this::cluster, Rule.ALWAYS);
    table.add("asking", 1, (session, words) -> say(session, () -> session.asking = true));
    table.add("readonly", 1, (s, w) -> say(s, () -> s.readsOnly = true), Rule.ALWAYS);
    table.add("readwrite", 1, (s, w) -> say(s, () -> s.readsOnly = false), Rule.ALWAYS);
  }

  private static void say(Session session, Runnable what) {
    what.run();
    session.out.ok();
  }

  private void cluster(Session session, List<String> words) {
    switch (words.get(1).toLowerCase(Locale.ROOT)) {
      case "shards" -> {
        looked();
        shards(session.out);
      }
      case "slots" -> {
        looked();
        slots(session.out);
      }
      case "nodes" -> session.out.bulk(nodes());
      case "myid" -> session.out.bulk(node.view().member(node.port()).id());
      case "keyslot" -> session.out.integer(SlotMap.slot(words.get(2)));
      default -> throw new RefusedException("ERR unknown subcommand '" + words.get(1) + "'.");
    }
  }

  private void looked() {
    node.server().journal().looks().add(node.server().now());
  }

  private void info(Session session, List<String> words) {
    String run = "%040d".formatted(node.run());
    session.out.bulk(Conversation.facts(node.server(), "cluster\r\nrun_id:" + run));
  }

  private String nodes() {
    StringBuilder text = new StringBuilder();
    for (Member each : node.view().members()) {
      boolean myself = each.port() == node.port();
      text.append(each.id()).append(' ').append(Watched.HOST).append(':').append(each.port());
      text.append("@1").append(each.port()).append(myself ? " myself," : " ");
      text.append(each.isMaster() ? "master" : "slave").append(each.failed() ? ",fail" : "");
      text.append(' ').append(each.isMaster() ? "-" : node.view().member(each.follows()).id());
      text.append(" 0 0 ").append(myself ? node.epoch() : 0).append(" connected");
      node.view().slots().ranges().stream()
          .filter(range -> range.owner() == each.port())
          .forEach(range -> text.append(' ').append(ends(range)));
      text.append(myself ? underWay() : "").append('\n');
    }
    return text.toString();
  }

  private static String ends(SlotMap.Range range) {
    return range.first() == range.last()
        ? Integer.toString(range.first())
        : range.first() + "-" + range.last();
  }

  /** The slots whose keys go or come. */
  private String underWay() {
    StringBuilder text = new StringBuilder();
    node.migrating()
        .forEach(
            (slot, to) -> text.append(" [%d->-%s]".formatted(slot, node.view().member(to).id())));
    node.importing()
        .forEach(
            (slot, from) ->
                text.append(" [%d-<-%s]".formatted(slot, node.view().member(from).id())));
    return text.toString();
  }

  private List<Member> masters() {
    return node.view().members().stream().filter(Member::isMaster).toList();
  }

  private List<Member> shard(Member master) {
    List<Member> all = new ArrayList<>(List.of(master));
    node.view().members().stream()
        .filter(each -> each.follows() == master.port())
        .forEach(all::add);
    return all;
  }

  private void shards(RespWriter out) {
    out.array(masters().size());
    for (Member master : masters()) {
      out.map(2);
      out.bulk("slots");
      List<SlotMap.Range> owned =
          node.view().slots().ranges().stream()
              .filter(each -> each.owner() == master.port())
              .toList();
      out.array(2 * owned.size());
      for (SlotMap.Range range : owned) {
        out.integer(range.first());
        out.integer(range.last());
      }
      out.bulk("nodes");
      out.array(shard(master).size());
      shard(master).forEach(each -> describe(out, each));
    }
  }

  private static void describe(RespWriter out, Member member) {
    out.map(FACTS);
    out.bulk("id");
    out.bulk(member.id());
    out.bulk("port");
    out.integer(member.port());
    out.bulk("ip");
    out.bulk(Watched.HOST);
    out.bulk("endpoint");
    out.bulk(Watched.HOST);
    out.bulk("role");
    out.bulk(member.isMaster() ? "master" : "replica");
    out.bulk("replication-offset");
    out.integer(1);
    out.bulk("health");
    out.bulk(member.failed() ? "fail" : "online");
  }

  private void slots(RespWriter out) {
    List<SlotMap.Range> owned =
        node.view().slots().ranges().stream()
            .filter(each -> each.owner() != SlotMap.NOBODY)
            .toList();
    out.array(owned.size());
    for (SlotMap.Range range : owned) {
      Member master = node.view().member(range.owner());
      List<Member> told =
          shard(master).stream().filter(each -> each == master || !each.failed()).toList();
      out.array(2 + told.size());
      out.integer(range.first());
      out.integer(range.last());
      for (Member member : told) {
        out.array(4);
        out.bulk(Watched.HOST);
        out.integer(member.port());
        out.bulk(member.id());
        out.array(0);
      }
    }
  }
}
