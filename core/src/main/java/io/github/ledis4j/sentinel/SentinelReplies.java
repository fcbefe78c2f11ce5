package io.github.ledis4j.sentinel;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.ReportText;
import io.github.ledis4j.options.Endpoint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shapes of the replies to {@link SentinelCommands}. */
final class SentinelReplies {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private static final ReplyMapper<Map<String, String>> FACTS =
      Replies.map(SentinelReplies::text, SentinelReplies::text);

  static final ReplyMapper<Void> DONE = SentinelReplies::done;
  static final ReplyMapper<@Nullable Endpoint> ADDRESS = SentinelReplies::address;
  static final ReplyMapper<MasterReport> MASTER = reply -> master(FACTS.map(reply));
  static final ReplyMapper<List<MasterReport>> MASTERS = Replies.list(MASTER);
  static final ReplyMapper<List<ReplicaReport>> REPLICAS =
      Replies.list(reply -> replica(FACTS.map(reply)));
  static final ReplyMapper<List<SentinelReport>> SENTINELS =
      Replies.list(reply -> sentinel(FACTS.map(reply)));

  private SentinelReplies() {}

  private static @Nullable Void done(ReplyReader reply) {
    if (!text(reply).startsWith("OK")) {
      throw new UnexpectedReplyException("reply is not OK");
    }
    return null;
  }

  private static String text(ReplyReader reply) {
    String text = reply.text();
    if (text == null) {
      throw new UnexpectedReplyException("reply is null where text is expected");
    }
    return text;
  }

  private static @Nullable Endpoint address(ReplyReader reply) {
    if (reply.isNull()) {
      return null;
    }
    String host = reply.element(SentinelReplies::text);
    Endpoint endpoint = endpoint(host, reply.element(SentinelReplies::text));
    if (endpoint == null) {
      throw new UnexpectedReplyException("reply is no address");
    }
    return endpoint;
  }

  private static MasterReport master(Map<String, String> facts) {
    return new Master(
        facts.getOrDefault("name", ""),
        endpoint(facts),
        flags(facts),
        (int) number(facts, "num-slaves"),
        (int) number(facts, "num-other-sentinels"),
        (int) number(facts, "quorum"),
        facts);
  }

  private static ReplicaReport replica(Map<String, String> facts) {
    return new Replica(
        endpoint(facts),
        flags(facts),
        "ok".equals(facts.get("master-link-status")),
        (int) number(facts, "slave-priority"),
        number(facts, "slave-repl-offset"),
        facts);
  }

  private static SentinelReport sentinel(Map<String, String> facts) {
    return new Sentinel(endpoint(facts), facts.getOrDefault("runid", ""), flags(facts), facts);
  }

  private static Set<String> flags(Map<String, String> facts) {
    Set<String> flags = new LinkedHashSet<>(List.of(facts.getOrDefault("flags", "").split(",")));
    flags.remove("");
    return flags;
  }

  private static long number(Map<String, String> facts, String name) {
    String digits = facts.getOrDefault(name, "0");
    return NUMBER.matcher(digits).matches() ? Long.parseLong(digits) : 0;
  }

  private static @Nullable Endpoint endpoint(Map<String, String> facts) {
    return endpoint(facts.getOrDefault("ip", ""), facts.getOrDefault("port", ""));
  }

  private static @Nullable Endpoint endpoint(String host, String port) {
    try {
      return Endpoint.tcp(host, Integer.parseInt(port));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** What stands behind {@link MasterReport}. */
  record Master(
      String name,
      @Nullable Endpoint endpoint,
      Set<String> flags,
      int replicas,
      int otherSentinels,
      int quorum,
      Map<String, String> facts)
      implements MasterReport {
    Master {
      flags = Set.copyOf(flags);
      facts = Map.copyOf(facts);
    }

    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link ReplicaReport}. */
  record Replica(
      @Nullable Endpoint endpoint,
      Set<String> flags,
      boolean linked,
      int priority,
      long offset,
      Map<String, String> facts)
      implements ReplicaReport {
    Replica {
      flags = Set.copyOf(flags);
      facts = Map.copyOf(facts);
    }

    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link SentinelReport}. */
  record Sentinel(
      @Nullable Endpoint endpoint, String runId, Set<String> flags, Map<String, String> facts)
      implements SentinelReport {
    Sentinel {
      flags = Set.copyOf(flags);
      facts = Map.copyOf(facts);
    }

    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }
}
