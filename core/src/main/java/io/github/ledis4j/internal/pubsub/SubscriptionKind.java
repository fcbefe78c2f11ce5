package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.internal.connection.PushKind;

/** What can be subscribed, and how that is said. */
public enum SubscriptionKind {
  /** Channels by their names. */
  CHANNEL("", "channel"),
  /** Channels by patterns of their names. */
  PATTERN("P", "pattern"),
  /** Channels that belong to a slot, as keys do. */
  SHARD("S", "sharded channel"),
  /** Keys by patterns, whose events each master publishes for itself; a pattern to the server. */
  KEYSPACE("P", "key pattern");

  final CommandSpec subscribe;
  final CommandSpec unsubscribe;
  final PushKind subscribed;
  final PushKind unsubscribed;

  /** For messages. */
  final String word;

  SubscriptionKind(String prefix, String word) {
    this.subscribe = spec(prefix, "SUBSCRIBE");
    this.unsubscribe = spec(prefix, "UNSUBSCRIBE");
    this.subscribed = PushKind.valueOf(subscribe.name());
    this.unsubscribed = PushKind.valueOf(unsubscribe.name());
    this.word = word;
  }

  /** A read, as saying it again does no harm. */
  private static CommandSpec spec(String prefix, String name) {
    CommandSpec spec =
        CommandSpec.read(prefix + name).changesConnection().answeredBy(CommandSpec.Answer.PUSH);
    return prefix.equals("S") ? spec : spec.withoutKey();
  }
}
