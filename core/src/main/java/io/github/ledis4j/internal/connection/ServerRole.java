package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyReader;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a server can be to those who look for one by the name of a service. */
public enum ServerRole {
  /** Takes writes. */
  MASTER("master"),
  /** Follows a master. */
  REPLICA("slave");

  private final String reported;

  ServerRole(String reported) {
    this.reported = reported;
  }

  /** Tells whether this is what a server calls itself. */
  boolean isCalled(@Nullable String name) {
    return reported.equals(name) || this == REPLICA && "replica".equals(name);
  }

  /** Gives a name that servers use in the words of this library. */
  static String named(String reported) {
    return REPLICA.isCalled(reported) ? REPLICA.toString() : reported;
  }

  /** Reads the name out of the answer to {@code ROLE}, or null. */
  static @Nullable String in(ReplyReader reply) {
    return reply.type().isAggregate() && reply.hasNext()
        ? reply.element(name -> name.type().isAggregate() ? null : name.text())
        : null;
  }

  /** Reads it out of the answer to {@code HELLO}, or null. */
  static @Nullable String in(@Nullable Reply greeting) {
    List<Reply> facts = greeting instanceof Reply.Aggregate all ? all.elements() : List.of();
    for (int i = 0; i + 1 < facts.size(); i += 2) {
      if (facts.get(i) instanceof Reply.Text name && name.text().equals("role")) {
        return facts.get(i + 1) instanceof Reply.Text role ? role.text() : null;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
