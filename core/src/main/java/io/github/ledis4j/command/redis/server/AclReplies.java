package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.ReplyFacts;
import io.github.ledis4j.internal.command.ReportText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The shapes of the replies to {@link RedisAclCommands}. */
final class AclReplies {
  static final ReplyMapper<AclDecision> DECISION = AclReplies::decision;
  static final ReplyMapper<@Nullable AclUser> USER =
      reply -> reply.isNull() ? null : user(ReplyFacts.MAPPER.map(reply));
  static final ReplyMapper<List<AclLogEntry>> LOG =
      Replies.list(reply -> logEntry(ReplyFacts.MAPPER.map(reply)));

  private static final AclDecision ALLOWED = new Decision(true, null);
  private static final int MILLIS_PER_SECOND = 1_000;

  private AclReplies() {}

  private static AclDecision decision(ReplyReader reply) {
    String text = String.valueOf(reply.text());
    return text.equals("OK") ? ALLOWED : new Decision(false, text);
  }

  private static AclUser user(ReplyFacts facts) {
    return new User(
        facts.textSet("flags"),
        facts.texts("passwords"),
        permissions(facts),
        facts.list("selectors").stream().map(AclReplies::permissions).toList());
  }

  private static AclPermissions permissions(ReplyFacts facts) {
    return new Permissions(
        facts.text("commands"),
        patterns(facts.get("keys"), "~"),
        patterns(facts.get("channels"), "&"),
        facts.textOrNull("databases"));
  }

  /** Redis 6.2 gives the bare patterns in a list, later ones the rules that they come from. */
  private static String patterns(Reply reply, String sign) {
    if (reply instanceof Reply.Aggregate) {
      return ReplyFacts.texts(reply).stream().map(sign::concat).collect(Collectors.joining(" "));
    }
    String rules = reply.text();
    return rules == null ? "" : rules;
  }

  private static AclLogEntry logEntry(ReplyFacts facts) {
    return new LogEntry(
        facts.integer("count"),
        facts.text("reason"),
        facts.text("context"),
        facts.text("object"),
        facts.text("username"),
        Duration.ofMillis(Math.round(facts.decimal("age-seconds") * MILLIS_PER_SECOND)),
        ClientInfo.parse(facts.text("client-info")),
        facts.integerOrNull("entry-id"),
        millis(facts.integerOrNull("timestamp-created")),
        millis(facts.integerOrNull("timestamp-last-updated")));
  }

  private static @Nullable Instant millis(@Nullable Long time) {
    return time == null ? null : Instant.ofEpochMilli(time);
  }

  /** What stands behind {@link AclDecision}. */
  record Decision(boolean allowed, @Nullable String reason) implements AclDecision {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link AclLogEntry}. */
  record LogEntry(
      long count,
      String reason,
      String context,
      String object,
      String username,
      Duration age,
      ClientInfo client,
      @Nullable Long id,
      @Nullable Instant created,
      @Nullable Instant updated)
      implements AclLogEntry {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link AclPermissions}. */
  record Permissions(String commands, String keys, String channels, @Nullable String databases)
      implements AclPermissions {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link AclUser}. */
  record User(
      Set<String> flags,
      List<String> passwords,
      AclPermissions permissions,
      List<AclPermissions> selectors)
      implements AclUser {
    @Override
    public String toString() {
      return "AclUser[flags="
          + flags
          + ", passwords="
          + passwords.size()
          + ", permissions="
          + permissions
          + ", selectors="
          + selectors
          + "]";
    }
  }
}
