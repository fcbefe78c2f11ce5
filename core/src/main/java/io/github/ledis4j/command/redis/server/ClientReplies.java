package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.internal.command.ReplyFacts;
import io.github.ledis4j.internal.command.ReportText;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shapes of the replies to the two families of {@code CLIENT}. */
final class ClientReplies {
  static final ReplyMapper<ClientInfo> INFO =
      reply -> ClientInfo.parse(AdminReplies.TEXT.map(reply));
  static final ReplyMapper<List<ClientInfo>> LIST =
      reply ->
          AdminReplies.TEXT
              .map(reply)
              .lines()
              .filter(line -> !line.isBlank())
              .map(ClientInfo::parse)
              .toList();
  static final ReplyMapper<@Nullable String> NAME = ClientReplies::name;
  static final ReplyMapper<@Nullable Long> REDIRECT = reply -> redirect(reply.integer());
  static final ReplyMapper<TrackingInfo> TRACKING = reply -> tracking(ReplyFacts.MAPPER.map(reply));
  static final ReplyMapper<Void> RESET = ClientReplies::reset;

  private ClientReplies() {}

  private static @Nullable Void reset(ReplyReader reply) {
    if (!"RESET".equals(reply.text())) {
      throw new UnexpectedReplyException("reply is not RESET");
    }
    return null;
  }

  /** Null from Redis 6.2, empty from others. */
  private static @Nullable String name(ReplyReader reply) {
    String name = reply.text();
    return name == null || name.isEmpty() ? null : name;
  }

  private static TrackingInfo tracking(ReplyFacts facts) {
    return new Tracking(
        facts.textSet("flags"), redirect(facts.integer("redirect")), facts.texts("prefixes"));
  }

  /** Servers give -1 if tracking is off, and 0 if it is on and not redirected. */
  private static @Nullable Long redirect(long id) {
    return id > 0 ? id : null;
  }

  /** What stands behind {@link TrackingInfo}. */
  record Tracking(Set<String> flags, @Nullable Long redirect, List<String> prefixes)
      implements TrackingInfo {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }
}
