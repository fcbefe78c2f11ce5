package io.github.ledis4j.command;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.internal.command.ReportText;
import java.time.Instant;
import java.util.List;

/** What servers say of themselves. */
final class ServerReplies {
  private static final ReplyMapper<String> TEXT = ServerReplies::text;
  static final ReplyMapper<Info> INFO = reply -> Info.parse(text(reply));
  static final ReplyMapper<Instant> TIME = ServerReplies::time;
  static final ReplyMapper<Role> ROLE = ServerReplies::role;

  private static final long NANOS_PER_MICRO = 1_000;
  private static final ReplyMapper<List<Role.Follower>> FOLLOWERS =
      Replies.list(ServerReplies::follower);
  private static final ReplyMapper<List<String>> NAMES = Replies.list(TEXT);

  private ServerReplies() {}

  private static String text(ReplyReader reply) {
    String text = reply.text();
    if (text == null) {
      throw new UnexpectedReplyException("reply is null where text is expected");
    }
    return text;
  }

  private static Instant time(ReplyReader reply) {
    long seconds = reply.element(Replies.integer());
    long micros = reply.element(Replies.integer());
    return Instant.ofEpochSecond(seconds, micros * NANOS_PER_MICRO);
  }

  private static Role role(ReplyReader reply) {
    String name = reply.element(TEXT);
    return switch (name) {
      case "master" -> new MasterRole(reply.element(Replies.integer()), reply.element(FOLLOWERS));
      case "slave" ->
          new ReplicaRole(
              reply.element(TEXT),
              Math.toIntExact(reply.element(Replies.integer())),
              reply.element(TEXT),
              reply.element(Replies.integer()));
      case "sentinel" -> new SentinelRole(reply.element(NAMES));
      default -> throw new UnexpectedReplyException("role is none of those known");
    };
  }

  private static Role.Follower follower(ReplyReader reply) {
    return new FollowerOfMaster(
        reply.element(TEXT),
        Math.toIntExact(reply.element(Replies.integer())),
        reply.element(Replies.integer()));
  }

  /** What stands behind {@link Role.Master}. */
  record MasterRole(long offset, List<Role.Follower> replicas) implements Role.Master {
    MasterRole {
      replicas = List.copyOf(replicas);
    }

    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link Role.Follower}. */
  record FollowerOfMaster(String host, int port, long offset) implements Role.Follower {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link Role.Replica}. */
  record ReplicaRole(String host, int port, String state, long offset) implements Role.Replica {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link Role.Sentinel}. */
  record SentinelRole(List<String> masters) implements Role.Sentinel {
    SentinelRole {
      masters = List.copyOf(masters);
    }

    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }
}
